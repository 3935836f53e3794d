package org.convmark.report.view;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Phase;
import org.convmark.result.Sample;
import org.convmark.result.Workload;

/** Every iteration, so that a reader can see warm-up, drift and outliers. */
final class SamplesSection {

  private static final String ID = "samples";
  private static final String TITLE = "Samples";

  private SamplesSection() {}

  static Section of(RunIndex index) {
    List<Measurement> sampled =
        index.all().stream().filter(cell -> !index.samples(cell.cell()).isEmpty()).toList();
    if (sampled.isEmpty()) {
      return Section.empty(ID, TITLE, "The run holds no samples.");
    }
    SampleChart chart =
        new SampleChart(sampled.stream().map(cell -> cellSamples(index, cell)).toList());
    return new Section(
        ID,
        TITLE,
        List.of(
            "The evidence behind the figures: nothing is dropped, and outliers stay where they are."),
        List.of(
            new Figure(
                "samples-chart",
                "All iterations of one cell",
                "Time of each iteration in ms; a colour and shape per fork. Hollow marks are"
                    + " warm-up and count nowhere; the band is the 95 % interval of the mean. n counts"
                    + " all iterations, warm-up included.",
                chart)),
        List.of(table(index, sampled)));
  }

  private static SampleChart.CellSamples cellSamples(RunIndex index, Measurement cell) {
    List<SampleChart.ForkSamples> forks =
        index.samples(cell.cell()).stream()
            .collect(Collectors.groupingBy(Sample::fork, TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(
                fork ->
                    new SampleChart.ForkSamples(
                        fork.getKey(),
                        points(fork.getValue(), Phase.WARMUP),
                        points(fork.getValue(), Phase.MEASURE)))
            .toList();
    Double mean = cell.isOk() ? Numbers.rounded(Figures.mean(cell).value()) : null;
    List<Double> interval =
        cell.isOk()
            ? Figures.mean(cell)
                .interval()
                .map(ends -> List.of(Numbers.rounded(ends.low()), Numbers.rounded(ends.high())))
                .orElse(List.of())
            : List.of();
    return new SampleChart.CellSamples(name(cell.cell()), mean, interval, forks);
  }

  private static List<List<Double>> points(List<Sample> samples, Phase phase) {
    return samples.stream()
        .filter(sample -> sample.phase() == phase && Double.isFinite(sample.seconds()))
        .map(
            sample ->
                List.of((double) sample.iteration(), Numbers.rounded(sample.seconds() * 1000)))
        .toList();
  }

  private static String name(Cell cell) {
    Workload workload = cell.workload();
    return String.join(
        ", ", cell.model(), cell.engine(), workload.word(), Conditions.of(cell).label());
  }

  private static Table table(RunIndex index, List<Measurement> sampled) {
    CellColumns names = new CellColumns(index);
    return new Table(
        "samples-table",
        names.caption("Iterations of every fork in summary"),
        List.of(
            "Deviation is that of the measured iterations of one fork; they are not independent,"
                + " and no interval rests on it."),
        names.with(
            Column.number("Fork"),
            Column.number("Warm-up"),
            Column.number("Measured"),
            Column.number("Mean", "ms"),
            Column.number("Deviation", "ms"),
            Column.number("Min", "ms"),
            Column.number("Max", "ms")),
        sampled.stream()
            .flatMap(cell -> index.forks(cell.cell()).stream().map(fork -> row(names, cell, fork)))
            .toList());
  }

  private static List<Value> row(CellColumns names, Measurement cell, ForkStats fork) {
    return names.row(
        cell.cell(),
        Value.of(Numbers.count(fork.fork())),
        Value.of(Numbers.count(fork.warmups())),
        Value.of(Numbers.count(fork.measured().size())),
        Value.of(fork.mean()),
        Value.of(fork.deviation()),
        Value.of(fork.min()),
        Value.of(fork.max()));
  }
}
