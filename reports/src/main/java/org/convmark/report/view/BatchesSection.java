package org.convmark.report.view;

import java.util.List;
import org.convmark.result.Measurement;

/** What larger batches bring, and what they cost in latency. */
final class BatchesSection {

  private static final String ID = "batches";
  private static final String TITLE = "Batches";

  /** The knee has this share of the most images per second. */
  private static final double ENOUGH = 0.9;

  private BatchesSection() {}

  static Section of(RunIndex index) {
    List<Curve> curves = Curve.overBatches(index);
    return curves.isEmpty()
        ? Section.empty(
            ID,
            TITLE,
            "No network was timed with two batches under the same conditions; convmark run --batch"
                + " 1,2,4,8 measures a curve.")
        : new Section(
            ID,
            TITLE,
            List.of(
                "The knee is the smallest batch with at least 90 % of the most images per second:"
                    + " what lies beyond costs latency and brings little."),
            List.of(throughput(index, curves), latency(index, curves)),
            List.of(table(curves)));
  }

  private static Figure throughput(RunIndex index, List<Curve> curves) {
    return new Figure(
        "batches-chart",
        "Images per second over the batch",
        "More is better; whiskers are the 95 % interval of latency, turned over. "
            + evidence(curves),
        CurveChart.of(
            curves,
            of ->
                new LineChart(
                    new Chart.Axis("batch, log scale", Chart.Scale.LOG),
                    new Chart.Axis("images/s", Chart.Scale.LINEAR),
                    CurveChart.lines(
                        index,
                        of,
                        cell -> CurveChart.throughput(cell.cell().batch(), cell),
                        cell -> ""))));
  }

  private static Figure latency(RunIndex index, List<Curve> curves) {
    return new Figure(
        "batches-latency-chart",
        "Latency against images per second",
        "Each mark is a batch, which stands beside it; lower and further right is better. Whiskers"
            + " are 95 % intervals of latency. "
            + evidence(curves),
        CurveChart.of(
            curves,
            of ->
                new LineChart(
                    new Chart.Axis("images/s", Chart.Scale.LINEAR),
                    new Chart.Axis("mean latency in ms, log scale", Chart.Scale.LOG),
                    CurveChart.lines(
                        index,
                        of,
                        BatchesSection::against,
                        cell -> Numbers.count(cell.cell().batch())))));
  }

  private static List<Double> against(Measurement cell) {
    double images = cell.throughput().orElseThrow();
    double mean = Figures.mean(cell).value();
    return Figures.mean(cell)
        .interval()
        .filter(ends -> ends.low() > 0)
        .map(ends -> LineChart.point(images, mean, ends.low(), ends.high()))
        .orElse(LineChart.point(images, mean));
  }

  static String evidence(List<Curve> curves) {
    return Slice.evidence(curves.stream().flatMap(curve -> curve.points().stream()).toList()) + ".";
  }

  private static Table table(List<Curve> curves) {
    return new Table(
        "batches-table",
        "The knee of every curve",
        List.of("Gain is images per second at the best batch over those at the smallest."),
        List.of(
            Column.name("Model"),
            Column.name("Engine"),
            Column.text("Workload"),
            Column.text("Batches"),
            Column.number("Knee", "batch"),
            Column.number("Throughput", "images/s"),
            Column.number("Mean latency", "ms"),
            Column.number("Best", "batch"),
            Column.number("Throughput", "images/s"),
            Column.number("Gain", "\u00d7 smallest")),
        curves.stream().map(BatchesSection::row).toList());
  }

  private static List<Value> row(Curve curve) {
    Measurement knee = curve.knee(ENOUGH);
    Measurement best = curve.best();
    Measurement first = curve.points().get(0);
    Measurement last = curve.points().get(curve.points().size() - 1);
    return List.of(
        Value.of(curve.line().model()),
        Value.of(curve.line().name()),
        Value.of(curve.line().workload().word()),
        Value.of(first.cell().batch() + "\u2013" + last.cell().batch()),
        Value.of(Numbers.count(knee.cell().batch())),
        Value.of(knee.throughput()),
        Value.of(Figures.mean(knee).value()),
        Value.of(Numbers.count(best.cell().batch())),
        Value.of(best.throughput()),
        Value.of(
            Numbers.ratio(best.throughput().orElseThrow() / first.throughput().orElseThrow())));
  }
}
