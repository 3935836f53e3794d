package org.convmark.report.buying;

import java.util.Optional;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;

/** Figures that follow from one measured figure, with its interval. */
final class Estimates {

  private Estimates() {}

  static Estimate scaled(Estimate measured, double factor) {
    return new Estimate(
        measured.value() * factor,
        measured.interval().map(ends -> new Interval(ends.low() * factor, ends.high() * factor)));
  }

  /**
   * The amount over the figure; there is no interval if that of the figure reaches 0, since it has
   * no upper end then.
   */
  static Estimate inverse(Estimate measured, double amount) {
    Optional<Interval> interval =
        measured
            .interval()
            .filter(ends -> ends.low() > 0)
            .map(ends -> new Interval(amount / ends.high(), amount / ends.low()));
    return new Estimate(amount / measured.value(), interval);
  }
}
