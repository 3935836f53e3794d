package org.convmark.report.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convmark.result.Interval;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Comparison.Evidence;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Verdict;

/** Ratios of a later run to its base with their intervals, the worst on top. */
final class ForestPlot {

  /** More would be no picture. */
  private static final int MOST_ROWS = 60;

  /** An interval that spans more would squeeze all others into one line. */
  private static final double WIDEST = 25;

  private static final double LINEAR = 3;

  /** Verdicts that rest on a ratio, in the order of their tints. */
  private static final List<Verdict> WITH_RATIO =
      List.of(
          Verdict.REGRESSED,
          Verdict.IMPROVED,
          Verdict.EQUIVALENT,
          Verdict.INCONCLUSIVE,
          Verdict.UNSTABLE);

  private ForestPlot() {}

  /** A chart of each metric that was tested; none if none was. */
  static Optional<Figure> of(List<Comparison> all, List<Metric> metrics) {
    List<Choice.Option> options = new ArrayList<>();
    StringBuilder cut = new StringBuilder();
    for (Metric metric : metrics) {
      List<Comparison> tested =
          all.stream()
              .filter(each -> each.series().metric() == metric && each.evidence().isPresent())
              .toList();
      if (!tested.isEmpty()) {
        options.add(new Choice.Option(metric.word(), chart(metric, tested)));
        cut.append(cut(metric, tested.size()));
      }
    }
    return options.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "verdicts-chart",
                "Ratios of the later run to the base",
                "Above 1 is worse. Whiskers are 95 % intervals; the band is the metric's threshold,"
                    + " within which a change does not matter. Form and colour are the verdict. "
                    + amount(all)
                    + cut,
                options.size() == 1 ? options.get(0).drawing() : new Choice("Metric", options)));
  }

  /** On how many forks the ratios rest, of the side that has fewer. */
  private static String amount(List<Comparison> all) {
    IntSummaryStatistics forks =
        all.stream()
            .flatMap(each -> each.evidence().stream())
            .mapToInt(each -> Math.min(each.base().count(), each.later().count()))
            .summaryStatistics();
    return "n = "
        + Numbers.range(Numbers.count(forks.getMin()), Numbers.count(forks.getMax()))
        + " forks a side.";
  }

  private static String cut(Metric metric, int tested) {
    return tested <= MOST_ROWS
        ? ""
        : String.format(
            Locale.ROOT, " %s: the %d farthest from 1 of %d.", metric.word(), MOST_ROWS, tested);
  }

  private static Chart chart(Metric metric, List<Comparison> tested) {
    List<Chart.Group> groups =
        tested.stream()
            .sorted(Comparator.comparingDouble(each -> -Math.abs(Math.log(ratio(each)))))
            .limit(MOST_ROWS)
            .sorted(Comparator.comparingDouble(each -> -ratio(each)))
            .map(
                each ->
                    new Chart.Group(CellColumns.name(each.series().cell()), List.of(mark(each))))
            .toList();
    double high = 1 + metric.threshold();
    return new Chart(
            Chart.Style.DOTS,
            axis(metric, groups),
            WITH_RATIO.stream()
                .map(verdict -> new Chart.Series(verdict.name(), tint(verdict)))
                .toList(),
            groups)
        .with(new Chart.Band(1, 1 / high, high));
  }

  static int tint(Verdict verdict) {
    return Tints.change(WITH_RATIO.indexOf(verdict));
  }

  private static double ratio(Comparison comparison) {
    return comparison.evidence().orElseThrow().change().ratio().value();
  }

  private static Mark mark(Comparison comparison) {
    Evidence evidence = comparison.evidence().orElseThrow();
    int series = WITH_RATIO.indexOf(comparison.verdict());
    String label = ChangeTables.share(ratio(comparison));
    Interval ends = evidence.change().ratio().interval().orElseThrow();
    if (!(ends.high() / ends.low() <= WIDEST)) {
      return Mark.missing(
          series,
          label
              + ", 95 % interval "
              + ChangeTables.share(ends.low())
              + " to "
              + ChangeTables.share(ends.high()));
    }
    return new Mark(
        series,
        Numbers.rounded(ratio(comparison)),
        Numbers.rounded(ends.low()),
        Numbers.rounded(ends.high()),
        label);
  }

  private static Chart.Axis axis(Metric metric, List<Chart.Group> groups) {
    String title = metric.word() + ", later run / base";
    double[] ends =
        groups.stream()
            .flatMap(group -> group.marks().stream())
            .flatMapToDouble(Mark::ends)
            .sorted()
            .toArray();
    boolean wide = ends.length > 0 && ends[ends.length - 1] > LINEAR * ends[0];
    return wide
        ? new Chart.Axis(title + ", log scale", Chart.Scale.LOG)
        : new Chart.Axis(title, Chart.Scale.CLOSE);
  }
}
