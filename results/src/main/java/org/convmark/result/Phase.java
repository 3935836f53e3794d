package org.convmark.result;

import java.util.Arrays;
import java.util.List;

/** Whether a timed iteration counts. */
public enum Phase {
  WARMUP("warmup"),
  MEASURE("measure");

  private final String word;

  Phase(String word) {
    this.word = word;
  }

  /** The word of CSV files. */
  public String word() {
    return word;
  }

  /** The phase of that word; another word is an {@link IllegalArgumentException}. */
  public static Phase of(String word) {
    return Words.meaning("phase", word, List.of(values()), Phase::word);
  }

  /** The words of both phases. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Phase::word).toList();
  }
}
