package org.convmark.report.view;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convmark.result.Estimate;
import org.convmark.result.Measurement;
import org.convmark.result.Timing;

/** Mean latency with its interval, and the distribution behind it. */
final class LatencySection {

  private static final String ID = "latency";
  private static final String TITLE = "Latency";
  private static final List<String> NOTES =
      List.of("Between forks: standard deviation of the fork means as a share of their mean.");
  private static final List<Column> COLUMNS =
      List.of(
          Column.name("Model"),
          Column.name("Engine"),
          Column.number("Mean", "ms"),
          Column.number("95 % interval", "ms"),
          Column.number("p50", "ms"),
          Column.number("p90", "ms"),
          Column.number("p99", "ms"),
          Column.number("Min", "ms"),
          Column.number("Max", "ms"),
          Column.number("Forks"),
          Column.number("Samples"),
          Column.number("Between forks", "CV"));

  private LatencySection() {}

  static Section of(RunIndex index) {
    List<Slice> slices = index.slices();
    if (slices.isEmpty()) {
      return Section.empty(ID, TITLE, Page.NOTHING_TIMED);
    }
    return new Section(
        ID,
        TITLE,
        List.of(
            "Wall time of one call until the device had finished. Intervals are Student's t over"
                + " fork means, so they hold the differences between fresh virtual machines;"
                + " percentiles are over all measured iterations."),
        Figure.gathered(
            "latency-chart",
            TITLE,
            IntStream.range(0, slices.size())
                .mapToObj(i -> figure(index, slices.get(i), i))
                .toList()),
        Stream.concat(tables(index, slices), LeadTable.others(index)).toList());
  }

  private static Figure figure(RunIndex index, Slice slice, int number) {
    List<Chart.Group> groups =
        slice.groups(
            index.engines(),
            (engine, cell) -> {
              Estimate mean = Figures.mean(cell);
              return Mark.of(engine, mean.value(), mean.interval());
            });
    return new Figure(
        "latency-chart-" + number,
        "Latency: " + slice.label(),
        "Mean latency of a call in ms; less is better. Whiskers are 95 % intervals. "
            + slice.evidence()
            + ". "
            + slice.remarks(),
        new Chart(Chart.Style.DOTS, Chart.axisFor("ms", groups), Page.engineSeries(index), groups));
  }

  /** A table for each slice; one with all of them where readers had to look for theirs. */
  private static Stream<Table> tables(RunIndex index, List<Slice> slices) {
    return slices.size() > Figure.MOST_AT_ONCE
        ? Stream.of(table(index))
        : IntStream.range(0, slices.size()).mapToObj(i -> table(index, slices.get(i), i));
  }

  private static Table table(RunIndex index, Slice slice, int number) {
    return new Table(
        "latency-table-" + number,
        "Latency: " + slice.label(),
        NOTES,
        COLUMNS,
        slice.cells().stream().map(cell -> row(index, cell)).toList());
  }

  private static Table table(RunIndex index) {
    CellColumns names = new CellColumns(index);
    return new Table(
        "latency-table",
        names.caption("Latency of every cell"),
        NOTES,
        names.with(COLUMNS.subList(2, COLUMNS.size()).toArray(Column[]::new)),
        index.all().stream()
            .map(cell -> names.row(cell.cell(), figuresOrNone(index, cell).toArray(Value[]::new)))
            .toList());
  }

  private static List<Value> row(RunIndex index, Measurement cell) {
    Stream<Value> name = Stream.of(Value.of(cell.cell().model()), Value.of(cell.cell().engine()));
    return Stream.concat(name, figuresOrNone(index, cell)).toList();
  }

  private static Stream<Value> figuresOrNone(RunIndex index, Measurement cell) {
    return cell.isOk() ? figures(index, cell) : none(cell);
  }

  private static Stream<Value> none(Measurement cell) {
    return Stream.concat(
        Stream.of(Figures.status(cell)), Stream.generate(() -> Value.NONE).limit(9));
  }

  private static Stream<Value> figures(RunIndex index, Measurement cell) {
    Timing timing = Figures.timing(cell);
    Timing.Quantiles quantiles = timing.quantiles();
    Value tooFew = Value.missing("too few samples");
    OptionalDouble between = ForkStats.betweenForks(index.forks(cell.cell()));
    return Stream.of(
        Value.of(timing.mean().value()),
        Figures.interval(timing),
        Value.of(quantiles.p50(), tooFew),
        Value.of(quantiles.p90(), tooFew),
        Value.of(quantiles.p99(), tooFew),
        Value.of(quantiles.min()),
        Value.of(quantiles.max()),
        Value.of(Numbers.count(timing.counts().forks())),
        Value.of(Numbers.count(timing.counts().iterations())),
        between.isPresent() ? Value.of(Numbers.percent(between.getAsDouble())) : Value.NONE);
  }
}
