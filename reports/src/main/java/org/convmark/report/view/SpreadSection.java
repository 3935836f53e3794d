package org.convmark.report.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the iterations of a cell lie: within its forks, between them, and far from the rest. */
final class SpreadSection {

  private static final String ID = "spread";
  private static final String TITLE = "Spread";

  private static final String LEAD =
      "Iterations of one fork are not independent, so what forks differ by decides how sure a mean"
          + " is. Where it is large, more forks help and more iterations do not.";

  private SpreadSection() {}

  static Section of(RunIndex index) {
    SampleChart samples = SamplesSection.chart(index);
    List<MeasuredForks> cells = MeasuredForks.of(index);
    if (cells.isEmpty()) {
      return Section.empty(ID, TITLE, "The run holds no measured iterations.");
    }
    Optional<Table> outliers = OutliersTable.of(index, cells);
    List<String> lead =
        outliers.isPresent()
            ? List.of(LEAD)
            : List.of(LEAD, "No measured iteration is an outlier.");
    return new Section(
        ID,
        TITLE,
        lead,
        List.of(figure(samples)),
        Stream.of(VarianceTable.of(index, cells), outliers).flatMap(Optional::stream).toList());
  }

  private static Figure figure(SampleChart samples) {
    return new Figure(
        "ecdf-chart",
        "Distribution of the measured iterations of one cell",
        "Empirical distribution: the share of iterations that took up to so many ms. Forks that lie"
            + " apart differ by more than chance within them. Each fork is a line, all together the"
            + " broken one; of more than ten forks only that is drawn, and of more than "
            + EcdfChart.MOST_POINTS
            + " iterations evenly spaced ones.",
        new EcdfChart(SamplesSection.CHART, samples.cells()));
  }
}
