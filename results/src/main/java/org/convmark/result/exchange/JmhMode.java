package org.convmark.result.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How JMH measures. */
enum JmhMode {
  /** Operations per time over a whole iteration. */
  THROUGHPUT("thrpt"),
  /** Time per operation over a whole iteration. */
  AVERAGE("avgt"),
  /** Times of single calls, some of them, as a histogram. */
  SAMPLE("sample"),
  /** The time of the one call that is an iteration. */
  SINGLE_SHOT("ss");

  private final String word;

  JmhMode(String word) {
    this.word = word;
  }

  /** The word of JMH's files. */
  String word() {
    return word;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(JmhMode::word).toList();
  }

  static Optional<JmhMode> of(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
  }

  /** Whether scores are operations per time rather than time per operation. */
  boolean isRate() {
    return this == THROUGHPUT;
  }
}
