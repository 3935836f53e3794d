package org.convmark.report.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;

/**
 * The cell with the lowest mean latency for a model, next to the one that follows. A description of
 * this run's means and intervals, not a test.
 */
record Lead(Slice slice, Measurement first, Measurement second) {

  /** How the two intervals lie. */
  enum Intervals {
    APART,
    OVERLAP,
    MISSING
  }

  static List<Lead> of(Slice slice) {
    return slice.models().stream()
        .map(model -> of(slice, model))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Lead> of(Slice slice, String model) {
    List<Measurement> ranked =
        slice.of(model).stream()
            .filter(Measurement::isOk)
            .sorted(Comparator.comparingDouble(cell -> Figures.mean(cell).value()))
            .toList();
    return ranked.size() < 2
        ? Optional.empty()
        : Optional.of(new Lead(slice, ranked.get(0), ranked.get(1)));
  }

  String engine() {
    return first.cell().engine();
  }

  double ratio() {
    return Figures.mean(second).value() / Figures.mean(first).value();
  }

  Intervals intervals() {
    Optional<Interval> one = Figures.mean(first).interval();
    Optional<Interval> other = Figures.mean(second).interval();
    if (one.isEmpty() || other.isEmpty()) {
      return Intervals.MISSING;
    }
    boolean overlap =
        one.get().low() <= other.get().high() && other.get().low() <= one.get().high();
    return overlap ? Intervals.OVERLAP : Intervals.APART;
  }

  String evidence() {
    return new Slice(slice.conditions(), slice.workload(), List.of(first, second)).amount();
  }
}
