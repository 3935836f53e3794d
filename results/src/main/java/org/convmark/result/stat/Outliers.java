package org.convmark.result.stat;

import org.apache.commons.statistics.descriptive.Quantile;

/**
 * How many values lie far outside the middle half (Tukey 1977): beyond 1.5 and beyond 3 times the
 * range between the quartiles. They are counted, never dropped.
 *
 * @param low below the first quartile
 * @param high above the third
 */
public record Outliers(Tail low, Tail high) {

  /**
   * The outliers on one side.
   *
   * @param mild beyond 1.5, but not beyond 3 times that range
   * @param severe beyond 3 times
   */
  public record Tail(int mild, int severe) {}

  private static final double MILD = 1.5;
  private static final double SEVERE = 3;
  private static final Tail NONE = new Tail(0, 0);

  /** Counts the outliers among values; none if there are fewer than four. */
  public static Outliers of(double[] values) {
    if (values.length < 4) {
      return new Outliers(NONE, NONE);
    }
    double[] quartiles = Quantile.withDefaults().withCopy(true).evaluate(values, 0.25, 0.75);
    double[] below = new double[values.length];
    double[] above = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      below[i] = quartiles[0] - values[i];
      above[i] = values[i] - quartiles[1];
    }
    double range = quartiles[1] - quartiles[0];
    return new Outliers(tail(below, range), tail(above, range));
  }

  private static Tail tail(double[] beyond, double range) {
    int mild = 0;
    int severe = 0;
    for (double each : beyond) {
      if (each > SEVERE * range) {
        severe++;
      } else if (each > MILD * range) {
        mild++;
      }
    }
    return new Tail(mild, severe);
  }

  /** The mild ones on both sides. */
  public int mild() {
    return low.mild() + high.mild();
  }

  /** The severe ones on both sides. */
  public int severe() {
    return low.severe() + high.severe();
  }
}
