package org.convmark.report.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.compare.Change;

/**
 * How long one engine takes for a network as a multiple of another.
 *
 * @param value of the geometric means of the forks; of the cells' means where an interval is not
 *     known
 * @param interval 95 %, Welch's on the logarithms of fork means; empty unless both have two forks
 */
record Ratio(double value, Optional<Interval> interval) {

  /** The threshold has no part in the ratio. */
  private static final double ANY = 0;

  static Ratio of(RunIndex index, Measurement cell, Measurement reference) {
    double[] means = means(index, cell);
    double[] others = means(index, reference);
    if (means.length < 2 || others.length < 2) {
      double ratio = Figures.mean(cell).value() / Figures.mean(reference).value();
      return new Ratio(ratio, Optional.empty());
    }
    Estimate ratio = Change.of(others, means, ANY).ratio();
    return new Ratio(ratio.value(), ratio.interval());
  }

  private static double[] means(RunIndex index, Measurement cell) {
    List<ForkStats> forks = index.forks(cell.cell());
    return forks.stream()
        .map(ForkStats::mean)
        .flatMapToDouble(OptionalDouble::stream)
        .filter(mean -> mean > 0)
        .toArray();
  }

  /** Whether the interval leaves no doubt which engine is faster. */
  boolean isApart() {
    return interval.isPresent() && (interval.get().low() > 1 || interval.get().high() < 1);
  }
}
