package org.convmark.report.view;

import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convmark.result.Measurement;
import org.convmark.result.Phase;
import org.convmark.result.Sample;
import org.convmark.result.stat.WarmUp;

/** Every iteration, so that a reader can see warm-up, drift and outliers. */
final class SamplesSection {

  private static final String ID = "samples";
  private static final String TITLE = "Samples";
  static final String CHART = "samples-chart";

  /** Whoever is not steady by then has no warm-up but another trouble. */
  private static final int LATEST = 200;

  /** Of a sample, of which there are very many. */
  private static final int DIGITS = 5;

  private SamplesSection() {}

  static Section of(RunIndex index) {
    List<Measurement> sampled = sampled(index);
    if (sampled.isEmpty()) {
      return Section.empty(ID, TITLE, "The run holds no samples.");
    }
    return new Section(
        ID,
        TITLE,
        List.of(
            "The evidence behind the figures: nothing is dropped, and outliers stay where they"
                + " are."),
        List.of(
            new Figure(
                CHART,
                "All iterations of one cell",
                "Time of each iteration in ms; a colour and shape per fork. Hollow marks are"
                    + " warm-up and count nowhere; the band is the 95 % interval of the mean. n"
                    + " counts all iterations, warm-up included. A broken line with its fork's mark"
                    + " on top stands where the rule for the end of a warm-up held: four changes of"
                    + " direction, and a coefficient of variation of the last ten iterations of at"
                    + " most 2 %. A fork whose line is right of its hollow marks, or that has none"
                    + " within "
                    + LATEST
                    + " iterations, was measured before it was steady.",
                chart(index))),
        List.of(table(index, sampled)));
  }

  private static List<Measurement> sampled(RunIndex index) {
    return index.all().stream().filter(cell -> !index.samples(cell.cell()).isEmpty()).toList();
  }

  /** The iterations of every cell that has any. */
  static SampleChart chart(RunIndex index) {
    return new SampleChart(sampled(index).stream().map(cell -> cellSamples(index, cell)).toList());
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
                        points(fork.getValue(), Phase.MEASURE),
                        steady(fork.getValue())))
            .toList();
    Double mean = cell.isOk() ? Numbers.rounded(Figures.mean(cell).value()) : null;
    List<Double> interval =
        cell.isOk()
            ? Figures.mean(cell)
                .interval()
                .map(ends -> List.of(Numbers.rounded(ends.low()), Numbers.rounded(ends.high())))
                .orElse(List.of())
            : List.of();
    return new SampleChart.CellSamples(CellColumns.name(cell.cell()), mean, interval, forks);
  }

  /** Held against the rule again, as a run does not keep where it held. */
  private static Integer steady(List<Sample> samples) {
    List<Double> seconds =
        samples.stream()
            .sorted(Comparator.comparingInt(Sample::iteration))
            .map(Sample::seconds)
            .toList();
    WarmUp warmUp = WarmUp.of(seconds, Math.min(LATEST, seconds.size()));
    return warmUp.settled() ? warmUp.iterations() : null;
  }

  private static List<List<Double>> points(List<Sample> samples, Phase phase) {
    return samples.stream()
        .filter(sample -> sample.phase() == phase && Double.isFinite(sample.seconds()))
        .map(
            sample ->
                List.of(
                    (double) sample.iteration(), Numbers.rounded(sample.seconds() * 1000, DIGITS)))
        .toList();
  }

  private static Table table(RunIndex index, List<Measurement> sampled) {
    CellColumns names = new CellColumns(index);
    return new Table(
        "samples-table",
        names.caption("Iterations of every fork in summary"),
        List.of(
            "Means and deviations are those of the measured iterations of each fork, in the order"
                + " of the forks; iterations of one fork are not independent, and no interval rests"
                + " on their deviation."),
        names.with(
            Column.number("Forks"),
            Column.number("Warm-up", "iterations"),
            Column.number("Measured", "iterations"),
            Column.text("Mean of each fork in ms"),
            Column.text("Deviation within each in ms")),
        sampled.stream().map(cell -> row(names, cell, index.forks(cell.cell()))).toList());
  }

  private static List<Value> row(CellColumns names, Measurement cell, List<ForkStats> forks) {
    return names.row(
        cell.cell(),
        Value.of(Numbers.count(forks.size())),
        span(forks.stream().mapToInt(ForkStats::warmups)),
        span(forks.stream().mapToInt(fork -> fork.measured().size())),
        each(forks, ForkStats::mean),
        each(forks, ForkStats::deviation));
  }

  private static Value span(IntStream counts) {
    IntSummaryStatistics all = counts.summaryStatistics();
    return Value.of(Numbers.range(Numbers.count(all.getMin()), Numbers.count(all.getMax())));
  }

  private static Value each(List<ForkStats> forks, Function<ForkStats, OptionalDouble> figure) {
    return Value.of(
        forks.stream()
            .map(figure)
            .map(value -> value.isPresent() ? Numbers.figure(value.getAsDouble()) : "\u2013")
            .collect(Collectors.joining(" \u00b7 ")));
  }
}
