package org.convmark.result.compare;

import java.util.Optional;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;

/**
 * What two groups of forks say of a change that matters only beyond a threshold. All is on the
 * scale of ratios, later to earlier, turned so that above 1 is worse.
 *
 * @param ratio of the geometric means with its 95 % interval
 * @param regressed p of "it is not worse by more than the threshold"
 * @param improved p of "it is not better by more than the threshold"
 * @param equivalent p of "it differs by more than the threshold" (two one-sided tests)
 * @param detectable the smallest ratio that these forks would have shown with 80 % power
 */
public record Change(
    Estimate ratio, double regressed, double improved, double equivalent, double detectable) {

  private static final double INTERVAL = 0.975;
  private static final double CONFIDENCE = 0.95;
  private static final double POWER = 0.80;

  /**
   * Tests for a change.
   *
   * @param base a value above 0 for each fork, of which larger is worse; at least two
   * @param later the same of the later group
   * @param threshold share from which a change matters, such as 0.03
   */
  public static Change of(double[] base, double[] later, double threshold) {
    if (!(threshold >= 0) || Double.isInfinite(threshold)) {
      throw new IllegalArgumentException(
          "threshold: expected a share of at least 0 such as 0.03, found " + threshold);
    }
    Welch welch = Welch.of(base, later);
    double margin = Math.log1p(threshold);
    double half = welch.quantile(INTERVAL) * welch.standardError();
    double power = welch.quantile(CONFIDENCE) + welch.quantile(POWER);
    return new Change(
        new Estimate(
            Math.exp(welch.difference()),
            Optional.of(
                new Interval(
                    Math.exp(welch.difference() - half), Math.exp(welch.difference() + half)))),
        welch.above(margin),
        welch.below(-margin),
        Math.max(welch.below(margin), welch.above(-margin)),
        Math.exp(margin + power * welch.standardError()));
  }
}
