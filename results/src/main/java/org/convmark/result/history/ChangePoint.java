package org.convmark.result.history;

/**
 * A step in a series.
 *
 * @param index of the first point after it
 * @param magnitude how much the mean of the logarithms rises; its exponential is the ratio of the
 *     geometric means of the pieces before and after
 * @param p of Welch's test on the two pieces. The place was searched for, so that steps in noise
 *     are called more often than it says; the documentation has how often
 * @param support points of the shorter piece
 */
public record ChangePoint(int index, double magnitude, double p, int support) {

  /**
   * Points on either side from which a step can be an alert. Of all places in a series some have a
   * few points that lie together by chance, whose small spread makes any test sure.
   */
  public static final int LEAST_SUPPORT = 5;

  private static final double SURE = 1e-4;

  /** How sure a step is. */
  public enum Certainty {
    /** p below 1e-4, with support. */
    ALERT,
    /** p below 1e-3: worth a look, and no alarm. */
    SUSPECTED
  }

  public Certainty certainty() {
    return p < SURE && support >= LEAST_SUPPORT ? Certainty.ALERT : Certainty.SUSPECTED;
  }

  /** The later geometric mean divided by the earlier. */
  public double ratio() {
    return Math.exp(magnitude);
  }
}
