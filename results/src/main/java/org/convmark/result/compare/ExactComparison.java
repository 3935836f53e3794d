package org.convmark.result.compare;

import java.util.Collection;
import java.util.stream.Collectors;
import org.convmark.result.Cell;

/** Compares what is counted on a network: it is the same, or the network is another one. */
final class ExactComparison {

  private final Side base;
  private final Side later;

  ExactComparison(Side base, Side later) {
    this.base = base;
    this.later = later;
  }

  /** Of a series that both sides have, whether it was timed or not. */
  Comparison of(Series series) {
    Collection<Long> then = figures(base, series);
    Collection<Long> now = figures(later, series);
    if (then.isEmpty() && now.isEmpty()) {
      return Comparison.untested(
          series, Verdict.NOT_COMPARABLE, "the network was counted on neither side");
    }
    if (now.isEmpty()) {
      return Comparison.untested(series, Verdict.FAILED, "the network is no longer counted");
    }
    if (then.isEmpty()) {
      return Comparison.untested(
          series, Verdict.NEW, "the earlier side has not counted the network");
    }
    return Difference.unlessOne(series.metric().word(), then, now)
        .map(difference -> Comparison.untested(series, Verdict.REGRESSED, remark(difference)))
        .orElseGet(() -> Comparison.untested(series, Verdict.EQUIVALENT, "exactly " + only(now)));
  }

  private static Collection<Long> figures(Side side, Series series) {
    Cell cell = series.cell();
    return side.networks(cell).stream().map(series.metric()::value).collect(Collectors.toSet());
  }

  private static String remark(Difference difference) {
    return "the network is not what it was: " + difference;
  }

  private static Long only(Collection<Long> figures) {
    return figures.iterator().next();
  }
}
