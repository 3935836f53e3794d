package org.convmark.result.stat;

import java.util.Locale;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;

/**
 * When a cell has forks enough: not before the least number, then as soon as half of the interval's
 * width is within the target, and in any case at the most.
 *
 * @param leastForks that are always run
 * @param mostForks that are never exceeded
 * @param target half of the interval's width as a share of the mean; 0 if all forks are to be run
 */
public record StoppingRule(int leastForks, int mostForks, double target) {

  private static final double MS_PER_SECOND = 1000;
  private static final double T_PROBABILITY = 0.975;

  public StoppingRule {
    if (leastForks < 1 || mostForks < leastForks || !(target >= 0 && target < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "stopping rule: expected 1 <= least <= most and a target from 0 to below 1, found %d,"
                  + " %d, %s",
              leastForks,
              mostForks,
              target));
    }
  }

  /**
   * Whether no further fork is needed.
   *
   * @param forkMeans of the forks that were run
   */
  public boolean isEnough(double[] forkMeans) {
    if (forkMeans.length < leastForks) {
      return false;
    }
    return forkMeans.length >= mostForks || (target > 0 && halfWidth(forkMeans) <= target);
  }

  /** Half of the interval's width as a share of the mean; infinite with a single fork. */
  public static double halfWidth(double[] forkMeans) {
    return interval(forkMeans)
        .map(interval -> interval.relativeHalfWidth(Mean.of(forkMeans).getAsDouble()))
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The mean of fork means in seconds, as milliseconds with its interval. */
  public static Estimate milliseconds(double[] forkMeans) {
    return new Estimate(
        Mean.of(forkMeans).getAsDouble() * MS_PER_SECOND,
        interval(forkMeans)
            .map(
                seconds ->
                    new Interval(seconds.low() * MS_PER_SECOND, seconds.high() * MS_PER_SECOND)));
  }

  /** Ȳ ± t(.975, F−1)·√(S2²/F), with S2² the variance of the F fork means; empty for F = 1. */
  static Optional<Interval> interval(double[] forkMeans) {
    int forks = forkMeans.length;
    if (forks < 2) {
      return Optional.empty();
    }
    double mean = Mean.of(forkMeans).getAsDouble();
    double t = TDistribution.of(forks - 1).inverseCumulativeProbability(T_PROBABILITY);
    double half = t * StandardDeviation.of(forkMeans).getAsDouble() / Math.sqrt(forks);
    return Optional.of(new Interval(mean - half, mean + half));
  }
}
