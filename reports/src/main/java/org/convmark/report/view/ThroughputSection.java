package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.convmark.result.Measurement;
import org.convmark.result.Timing;
import org.convmark.result.Workload;

/** Images per second, and how much arithmetic that is. */
final class ThroughputSection {

  private static final String ID = "throughput";
  private static final String TITLE = "Throughput";

  private ThroughputSection() {}

  static Section of(RunIndex index) {
    if (index.ok().isEmpty()) {
      return Section.empty(ID, TITLE, Page.NOTHING_TIMED);
    }
    List<Figure> figures = new ArrayList<>();
    for (Slice slice : index.slices()) {
      if (slice.workload() == Workload.FORWARD) {
        figures.add(images(index, slice, figures.size()));
        figures.add(arithmetic(index, slice, figures.size()));
      }
    }
    return new Section(
        ID,
        TITLE,
        List.of(
            "Images per second are the batch over mean latency. Achieved GMAC/s are 10\u2079"
                + " multiply-accumulates per second, counted for the forward pass only."),
        Figure.gathered("throughput-chart", TITLE, figures),
        List.of(table(index)));
  }

  private static Figure images(RunIndex index, Slice slice, int number) {
    return figure(
        number,
        "Images per second: " + slice.label(),
        "Images per second; more is better. Whiskers are the 95 % interval of latency, turned over. "
            + slice.evidence()
            + ".",
        chart(
            index,
            slice,
            "images/s",
            (engine, cell) ->
                Mark.of(engine, cell.throughput().orElseThrow(), Figures.throughput(cell))));
  }

  private static Figure arithmetic(RunIndex index, Slice slice, int number) {
    return figure(
        number,
        "Achieved arithmetic: " + slice.label(),
        "GMAC/s, counted work over mean latency; more is better. " + slice.evidence() + ".",
        chart(
            index,
            slice,
            "GMAC/s",
            (engine, cell) ->
                cell.achievedGmacs().isPresent()
                    ? Mark.of(engine, cell.achievedGmacs().getAsDouble())
                    : Mark.missing(engine, "not counted")));
  }

  private static Figure figure(int number, String title, String note, Chart chart) {
    return new Figure("throughput-chart-" + number, title, note, chart);
  }

  private static Chart chart(
      RunIndex index, Slice slice, String unit, BiFunction<Integer, Measurement, Mark> mark) {
    List<Chart.Group> groups = slice.groups(index.engines(), mark);
    return new Chart(
        Chart.Style.DOTS, Chart.axisFor(unit, groups), Page.engineSeries(index), groups);
  }

  private static Table table(RunIndex index) {
    CellColumns names = new CellColumns(index);
    return new Table(
        "throughput-table",
        names.caption("Throughput of every timed cell"),
        List.of(),
        names.with(
            Column.number("Throughput", "images/s"),
            Column.number("95 % interval", "images/s"),
            Column.number("Achieved", "GMAC/s"),
            Column.number("Forks")),
        index.ok().stream().map(cell -> row(names, cell)).toList());
  }

  private static List<Value> row(CellColumns names, Measurement cell) {
    Timing timing = Figures.timing(cell);
    double throughput = cell.throughput().orElseThrow();
    return names.row(
        cell.cell(),
        Value.of(throughput),
        Figures.throughput(cell)
            .map(ends -> Value.of(Figures.ends(throughput, ends)))
            .orElseGet(() -> Value.missing(noInterval(timing))),
        Value.of(cell.achievedGmacs()),
        Value.of(Numbers.count(timing.counts().forks())));
  }

  /** An interval of times that reaches 0 has no upper end when it is turned over. */
  private static String noInterval(Timing timing) {
    return timing.mean().interval().isPresent()
        ? "no interval: that of latency reaches 0"
        : Figures.noInterval(timing);
  }
}
