package org.convmark.result.compare;

import java.util.Locale;

/**
 * From where a change of a series matters.
 *
 * @param share such as 0.03
 * @param reason why it is not the metric's own; empty if it is
 */
public record Threshold(double share, String reason) {

  public Threshold {
    if (!(share >= 0) || Double.isInfinite(share)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "threshold: expected a share of at least 0 such as 0.03, found %s",
              share));
    }
  }

  /** The metric's own. */
  public static Threshold of(Metric metric) {
    return new Threshold(metric.threshold(), "");
  }
}
