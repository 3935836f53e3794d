package org.convmark.result;

import java.util.Locale;

/** A 95 % confidence interval. */
public record Interval(double low, double high) {

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "interval: expected low <= high, found %s and %s", low, high));
    }
  }

  /** Half the width as a share of {@code value}. */
  public double relativeHalfWidth(double value) {
    return (high - low) / 2 / value;
  }
}
