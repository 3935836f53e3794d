package org.convmark.result.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.convmark.result.Fork;
import org.convmark.result.stat.LatencySummary;

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

  private static final double MS_PER_SECOND = 1000;
  private static final double P99 = 0.99;

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

  /** The samples of a cell from which the figure is worth comparing. */
  int samples() {
    return this == LATENCY_P99 ? LatencySummary.samplesFor(P99) : 1;
  }

  /**
   * The figure of a fork: in ms, or images per second.
   *
   * @param latency of its measured iterations
   * @param batch images of each
   */
  double value(Fork.Latency latency, int batch) {
    return switch (this) {
      case LATENCY_MEAN -> latency.meanMs();
      case LATENCY_P99 -> latency.p99Ms();
      case THROUGHPUT -> batch * MS_PER_SECOND / latency.meanMs();
    };
  }

  /** The figures turned so that more is worse. */
  double[] costs(double[] values) {
    return better == Better.LOWER ? values : Arrays.stream(values).map(v -> 1 / v).toArray();
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(Metric::word).toList();
  }
}
