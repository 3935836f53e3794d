package org.convmark.bench.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The number format that a network is held and computed in. */
public enum Precision {
  /** IEEE 754 binary32, without TF32's shortened products. */
  FP32("fp32"),
  /** IEEE 754 binary16. */
  FP16("fp16"),
  /** The upper 16 bits of binary32. */
  BF16("bf16");

  private final String word;

  Precision(String word) {
    this.word = word;
  }

  /** The word of the command line and of CSV files. */
  public String word() {
    return word;
  }

  /** The precision of that word; another word is an {@link IllegalArgumentException}. */
  public static Precision of(String word) {
    return Arrays.stream(values())
        .filter(precision -> precision.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "precision '%s': unknown; expected one of %s",
                        word,
                        String.join(", ", words()))));
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(Precision::word).toList();
  }
}
