package org.convmark.result.stat;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.convmark.result.Estimate;
import org.convmark.result.Sample;
import org.convmark.result.Timing;

/**
 * The latency of a cell in ms. Warm-up samples take no part.
 *
 * @param counts forks and samples that were measured
 * @param mean of the fork means; its interval is absent with a single fork
 * @param quantiles of all measured samples (Hyndman and Fan 1996, definition 8)
 */
public record LatencySummary(Timing.Counts counts, Estimate mean, Timing.Quantiles quantiles) {

  private static final double MS_PER_SECOND = 1000;
  private static final double Z = 1.959964;

  /**
   * Sums up the samples of one cell.
   *
   * @param samples in seconds, warm-up included
   * @param unsteadyForks forks whose warm-up did not settle
   * @throws IllegalArgumentException for samples of several cells, none that was measured, or a
   *     time that is not above 0
   */
  public static LatencySummary of(List<Sample> samples, int unsteadyForks) {
    return of(samples, unsteadyForks, StoppingRule.NONE);
  }

  /**
   * Sums up the samples of a cell.
   *
   * @param rule by which its forks were run
   */
  public static LatencySummary of(List<Sample> samples, int unsteadyForks, StoppingRule rule) {
    ForkMeans forks = ForkMeans.of(samples);
    int count = forks.forks();
    if (unsteadyForks < 0 || unsteadyForks > count) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "unsteady forks: expected 0 to %s, found %s; count measured forks only",
              count,
              unsteadyForks));
    }
    return new LatencySummary(
        new Timing.Counts(count, forks.iterations(), unsteadyForks, rule.target()),
        rule.milliseconds(forks.means()),
        quantiles(forks));
  }

  /**
   * The samples from which percentile p is worth printing: n ≥ z²·p(1−p)/m², where the margin m =
   * (1−p)/2 keeps the 95 % error of the rank within half of the tail. 16 for p50, 139 for p90, 1522
   * for p99.
   *
   * @param p above 0 and below 1
   */
  public static int samplesFor(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException(
          "percentile: expected a share above 0 and below 1, found " + p);
    }
    double margin = (1 - p) / 2;
    return (int) Math.ceil(Z * Z * p * (1 - p) / (margin * margin));
  }

  private static Timing.Quantiles quantiles(ForkMeans forks) {
    return new Timing.Quantiles(
        quantile(forks, 0.5),
        quantile(forks, 0.9),
        quantile(forks, 0.99),
        forks.min() * MS_PER_SECOND,
        forks.max() * MS_PER_SECOND);
  }

  private static OptionalDouble quantile(ForkMeans forks, double p) {
    return forks.iterations() < samplesFor(p)
        ? OptionalDouble.empty()
        : OptionalDouble.of(forks.quantile(p) * MS_PER_SECOND);
  }
}
