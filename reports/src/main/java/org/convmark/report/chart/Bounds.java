package org.convmark.report.chart;

import java.util.Arrays;
import org.convmark.report.view.Chart;

/**
 * The ends of an axis, close to the data: whole decades would leave most of a logarithmic axis
 * empty, and the whisker of a hopeless interval would leave no room for the values. Such whiskers
 * leave the chart.
 */
record Bounds(double low, double high) {

  /** A linear axis ends at most at so many times the largest value. */
  private static final double FAR = 2;

  /**
   * For values, and for the ends of their intervals as far as they are near enough.
   *
   * @param values at least one
   */
  static Bounds of(Chart.Scale scale, double[] values, double[] ends) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(1);
    double highest = Math.max(high, Arrays.stream(ends).max().orElse(high));
    if (scale == Chart.Scale.LOG) {
      double lowest = Arrays.stream(ends).filter(end -> end > 0).min().orElse(low);
      return new Bounds(
          Math.max(low / (2 * FAR), Math.min(low, lowest)) / 1.2,
          Math.min(high * 2 * FAR, highest) * 1.15);
    }
    if (scale == Chart.Scale.CLOSE) {
      double wide = high > low ? high - low : Math.max(Math.abs(high), 1e-9);
      double lowest = Math.min(low, Arrays.stream(ends).min().orElse(low));
      double least = Math.max(low - 2 * FAR * wide, lowest);
      double most = Math.min(high + 2 * FAR * wide, highest);
      double margin = most > least ? 0.05 * (most - least) : 0.5;
      return new Bounds(least - margin, most + margin);
    }
    double most = Math.min(high + (FAR - 1) * Math.abs(high), highest);
    return new Bounds(Math.min(0, low), most > 0 ? 1.05 * most : 1);
  }
}
