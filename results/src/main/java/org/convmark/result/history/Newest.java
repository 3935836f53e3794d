package org.convmark.result.history;

import org.apache.commons.statistics.distribution.TDistribution;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Threshold;

/**
 * The newest run of a series against the segment before it: it stands out beyond the prediction
 * interval of one more point, t(.999, n − 1)·s·√(1 + 1/n), and beyond the threshold.
 *
 * @param ratio of the newest figure to the segment's mean; above 1 is larger, not worse; NaN if
 *     there is no figure
 */
public record Newest(Standing standing, double ratio) {

  /** Segments with fewer points before the newest tell nothing. */
  public static final int LEAST_POINTS = 8;

  private static final double CONFIDENCE = 0.999;

  /** No machine repeats itself more closely than this share of the mean. */
  private static final double LEAST_SPREAD = 0.002;

  /**
   * Judges a value.
   *
   * @param before the points before it
   * @param value in the unit of the segment's mean, above 0
   * @param threshold from where a change of the metric matters
   */
  static Newest of(Segment before, double value, Metric metric, Threshold threshold) {
    double difference = Math.log(value / before.mean());
    if (before.points() < LEAST_POINTS) {
      return new Newest(Standing.TOO_FEW_POINTS, Math.exp(difference));
    }
    double quantile =
        TDistribution.of(before.points() - 1).inverseCumulativeProbability(CONFIDENCE);
    double spread = Math.max(before.logSpread(), LEAST_SPREAD);
    double usual = quantile * spread * Math.sqrt(1 + 1.0 / before.points());
    double least = Math.max(usual, Math.log1p(threshold.share()));
    return new Newest(standing(difference, least, metric), Math.exp(difference));
  }

  private static Standing standing(double difference, double least, Metric metric) {
    if (Math.abs(difference) <= least) {
      return Standing.STEADY;
    }
    return difference > 0 == (metric.better() == Metric.Better.LOWER)
        ? Standing.REGRESSED
        : Standing.IMPROVED;
  }
}
