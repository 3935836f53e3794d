package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convmark.result.Measurement;

/** What more threads bring. */
final class ThreadsSection {

  private static final String ID = "threads";
  private static final String TITLE = "Threads";

  private ThreadsSection() {}

  static Section of(RunIndex index) {
    List<Curve> curves = Curve.overThreads(index);
    return curves.isEmpty()
        ? Section.empty(
            ID,
            TITLE,
            "No network was timed with two numbers of threads under the same conditions; convmark"
                + " run --threads 1,2,4 measures a curve.")
        : new Section(
            ID,
            TITLE,
            List.of(
                "Efficiency is the gain over the fewest threads as a share of what their number"
                    + " promises: 100 % is twice the images per second with twice the threads."),
            List.of(figure(index, curves)),
            List.of(table(curves)));
  }

  private static Figure figure(RunIndex index, List<Curve> curves) {
    return new Figure(
        "threads-chart",
        "Images per second over the threads of an operator",
        "More is better; whiskers are the 95 % interval of latency, turned over; broken lines are"
            + " what the fewest threads promise. "
            + BatchesSection.evidence(curves),
        CurveChart.of(curves, of -> chart(index, of)));
  }

  private static LineChart chart(RunIndex index, List<Curve> curves) {
    List<LineChart.Line> lines =
        new ArrayList<>(
            CurveChart.lines(
                index,
                curves,
                cell -> CurveChart.throughput(cell.cell().threads(), cell),
                cell -> ""));
    for (Curve curve : curves) {
      lines.add(promise(curve, CurveChart.tint(index, curve)));
    }
    return new LineChart(
        new Chart.Axis("threads", Chart.Scale.LINEAR),
        new Chart.Axis("images/s", Chart.Scale.LINEAR),
        lines);
  }

  private static LineChart.Line promise(Curve curve, int tint) {
    Measurement first = curve.points().get(0);
    double each = first.throughput().orElseThrow() / first.cell().threads();
    return new LineChart.Line(
        "",
        tint,
        LineChart.Style.DASHED,
        curve.points().stream()
            .map(cell -> cell.cell().threads())
            .map(threads -> LineChart.point(threads, each * threads))
            .toList());
  }

  private static Table table(List<Curve> curves) {
    return new Table(
        "threads-table",
        "Gain and efficiency of threads",
        List.of(),
        List.of(
            Column.name("Model"),
            Column.name("Engine"),
            Column.text("Workload"),
            Column.number("Threads"),
            Column.number("Throughput", "images/s"),
            Column.number("Gain", "\u00d7 fewest"),
            Column.number("Efficiency")),
        curves.stream().flatMap(ThreadsSection::rows).toList());
  }

  private static Stream<List<Value>> rows(Curve curve) {
    Measurement first = curve.points().get(0);
    return curve.points().stream()
        .map(
            cell -> {
              double gain = cell.throughput().orElseThrow() / first.throughput().orElseThrow();
              double promised = (double) cell.cell().threads() / first.cell().threads();
              return List.of(
                  Value.of(curve.line().model()),
                  Value.of(curve.line().name()),
                  Value.of(curve.line().workload().word()),
                  Value.of(Numbers.count(cell.cell().threads())),
                  Value.of(cell.throughput()),
                  Value.of(Numbers.ratio(gain)),
                  Value.of(Numbers.percent(gain / promised)));
            });
  }
}
