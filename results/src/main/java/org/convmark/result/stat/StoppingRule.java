package org.convmark.result.stat;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
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
 * @param targetPercent half of the interval's width in percent of the mean; 0 if all forks are to
 *     be run
 */
public record StoppingRule(int leastForks, int mostForks, double targetPercent) {

  /** All forks that there are, which nobody looked at before they had run. */
  static final StoppingRule NONE = new StoppingRule(1, 1, 0);

  /**
   * Whoever looks after each fork and stops when the interval is narrow stops too often at forks
   * that are alike by chance: in simulation 92.3 % of such intervals hold the truth in the worst
   * case. So much wider, all of them do about as often as they say; docs/measurement.md has the
   * table.
   */
  private static final double WIDER_FOR_LOOKING = 1.08;

  private static final double MS_PER_SECOND = 1000;
  private static final double T_PROBABILITY = 0.975;

  public StoppingRule {
    if (leastForks < 1 || mostForks < leastForks || !(targetPercent >= 0 && targetPercent < 100)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "stopping rule: expected 1 <= least <= most and a target from 0 to below 100 %%, found"
                  + " %d, %d, %s",
              leastForks,
              mostForks,
              targetPercent));
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
    return forkMeans.length >= mostForks
        || (targetPercent > 0 && 100 * halfWidth(forkMeans) <= targetPercent);
  }

  /** Half of the interval's width as a share of the mean; infinite with a single fork. */
  public double halfWidth(double[] forkMeans) {
    return interval(forkMeans)
        .map(interval -> interval.relativeHalfWidth(Mean.of(forkMeans).getAsDouble()))
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The mean of fork means in seconds, as milliseconds with its interval. */
  public Estimate milliseconds(double[] forkMeans) {
    return new Estimate(
        Mean.of(forkMeans).getAsDouble() * MS_PER_SECOND,
        interval(forkMeans)
            .map(
                seconds ->
                    new Interval(seconds.low() * MS_PER_SECOND, seconds.high() * MS_PER_SECOND)));
  }

  /** The mean of a figure that each fork has, with its interval. */
  Estimate mean(double[] ofForks) {
    return new Estimate(Mean.of(ofForks).getAsDouble(), interval(ofForks));
  }

  /** Half of the interval's width that is asked for, in percent of the mean; empty if none is. */
  OptionalDouble target() {
    return targetPercent > 0 ? OptionalDouble.of(targetPercent) : OptionalDouble.empty();
  }

  /** Whether forks are added for as long as the interval is too wide. */
  private boolean looks() {
    return targetPercent > 0 && leastForks < mostForks;
  }

  /** Ȳ ± t(.975, F−1)·√(S2²/F), with S2² the variance of the F fork means; empty for F = 1. */
  private Optional<Interval> interval(double[] forkMeans) {
    int forks = forkMeans.length;
    if (forks < 2) {
      return Optional.empty();
    }
    double mean = Mean.of(forkMeans).getAsDouble();
    double t = TDistribution.of(forks - 1).inverseCumulativeProbability(T_PROBABILITY);
    double half = t * StandardDeviation.of(forkMeans).getAsDouble() / Math.sqrt(forks);
    double width = looks() ? WIDER_FOR_LOOKING * half : half;
    return Optional.of(new Interval(mean - width, mean + width));
  }
}
