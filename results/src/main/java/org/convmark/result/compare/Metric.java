package org.convmark.result.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A figure of a fork that two runs are compared by. */
public enum Metric {
  /** Mean time of a call. */
  LATENCY_MEAN("latency-mean", Better.LOWER, 0.03),
  /** The 99th percentile of the calls' times, where there are samples enough for one. */
  LATENCY_P99("latency-p99", Better.LOWER, 0.10),
  /** Images per second. */
  THROUGHPUT("throughput", Better.HIGHER, 0.03);

  /** Which way is better. */
  public enum Better {
    LOWER,
    HIGHER
  }

  private final String word;
  private final Better better;
  private final double threshold;

  Metric(String word, Better better, double threshold) {
    this.word = word;
    this.better = better;
    this.threshold = threshold;
  }

  /** The word of the command line and of files. */
  public String word() {
    return word;
  }

  public Better better() {
    return better;
  }

  /** The share from which a change matters, unless another is asked for. */
  public double threshold() {
    return threshold;
  }

  /** The metric of that word; another word is an {@link IllegalArgumentException}. */
  public static Metric of(String word) {
    return Arrays.stream(values())
        .filter(metric -> metric.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT, "metric: expected one of %s, found '%s'", words(), word)));
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(Metric::word).toList();
  }
}
