package org.convmark.result.stat;

import org.apache.commons.statistics.descriptive.Quantile;

/**
 * How many values lie far outside the middle half (Tukey 1977): beyond 1.5 and beyond 3 times the
 * range between the quartiles. They are counted, never dropped.
 *
 * @param mild beyond 1.5, but not beyond 3 times that range below or above the quartiles
 * @param severe beyond 3 times
 */
public record Outliers(int mild, int severe) {

  private static final double MILD = 1.5;
  private static final double SEVERE = 3;

  /** Counts the outliers among values; none if there are fewer than four. */
  public static Outliers of(double[] values) {
    if (values.length < 4) {
      return new Outliers(0, 0);
    }
    double[] quartiles = Quantile.withDefaults().withCopy(true).evaluate(values, 0.25, 0.75);
    double range = quartiles[1] - quartiles[0];
    int mild = 0;
    int severe = 0;
    for (double value : values) {
      double beyond = Math.max(quartiles[0] - value, value - quartiles[1]);
      if (beyond > SEVERE * range) {
        severe++;
      } else if (beyond > MILD * range) {
        mild++;
      }
    }
    return new Outliers(mild, severe);
  }
}
