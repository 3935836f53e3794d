package org.convmark.report.view;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convmark.result.Measurement;

/** Engines against one of them, which the reader of a page chooses. */
final class RatioSection {

  private static final String ID = "ratios";
  private static final String TITLE = "Engines against one another";

  /** A timed cell, and how it does against the reference. */
  private record Against(Measurement cell, Ratio ratio) {}

  private final RunIndex index;

  private RatioSection(RunIndex index) {
    this.index = index;
  }

  static Section of(RunIndex index) {
    return new RatioSection(index).section();
  }

  private Section section() {
    List<Slice> slices =
        index.slices().stream().filter(slice -> engines(slice).size() > 1).toList();
    return slices.isEmpty()
        ? Section.empty(ID, TITLE, "No network was timed on two engines under the same conditions.")
        : new Section(
            ID,
            TITLE,
            List.of(
                "How long an engine takes for a network as a multiple of the engine chosen. Ratios"
                    + " are of the geometric means of forks; intervals are Welch's, 95 %, on the"
                    + " logarithms of fork means. An interval that holds 1 leaves open which engine"
                    + " is faster."),
            Figure.gathered(
                "ratios-chart",
                "Latency against that of one engine",
                IntStream.range(0, slices.size()).mapToObj(i -> figure(slices.get(i), i)).toList()),
            List.of(table(slices)));
  }

  private static List<String> engines(Slice slice) {
    return slice.ok().stream().map(cell -> cell.cell().engine()).distinct().toList();
  }

  private Figure figure(Slice slice, int number) {
    return new Figure(
        "ratios-chart-" + number,
        "Latency against that of one engine: " + slice.label(),
        "Mean latency as a multiple of the chosen engine's, log scale; left of the line is faster."
            + " Whiskers are 95 % intervals. "
            + slice.evidence()
            + ".",
        new Choice(
            "Against",
            engines(slice).stream()
                .map(reference -> new Choice.Option(reference, chart(slice, reference)))
                .toList()));
  }

  private Chart chart(Slice slice, String reference) {
    List<Chart.Group> groups =
        slice.models().stream()
            .map(model -> new Chart.Group(model, marks(slice, model, reference)))
            .filter(group -> !group.marks().isEmpty())
            .toList();
    return new Chart(
            Chart.Style.DOTS,
            new Chart.Axis("\u00d7 latency of " + reference + ", log scale", Chart.Scale.LOG),
            Page.engineSeries(index),
            groups)
        .with(new Chart.Band(1, 1, 1));
  }

  private List<Mark> marks(Slice slice, String model, String reference) {
    return against(slice, model, reference).map(this::mark).toList();
  }

  /** The engines that were timed beside the reference; none if it was not. */
  private Stream<Against> against(Slice slice, String model, String reference) {
    return timed(slice, model, reference::equals)
        .limit(1)
        .flatMap(
            base ->
                timed(slice, model, engine -> !engine.equals(reference))
                    .map(cell -> new Against(cell, Ratio.of(index, cell, base))));
  }

  private Mark mark(Against each) {
    Ratio ratio = each.ratio();
    int engine = index.engines().indexOf(each.cell().cell().engine());
    Mark mark = Mark.of(engine, ratio.value(), ratio.interval());
    return new Mark(
        engine, mark.value(), mark.low(), mark.high(), ChangeTables.share(ratio.value()));
  }

  private static Stream<Measurement> timed(Slice slice, String model, Predicate<String> engine) {
    return slice.of(model).stream()
        .filter(Measurement::isOk)
        .filter(cell -> engine.test(cell.cell().engine()));
  }

  private Table table(List<Slice> slices) {
    return new Table(
        "ratios-table",
        "Latency as a multiple of another engine's",
        List.of("Slower and faster are said where the interval does not hold 1."),
        List.of(
            Column.name("Model"),
            Column.name("Engine"),
            Column.text("Conditions"),
            Column.text("Against"),
            Column.number("Ratio"),
            Column.number("95 % interval"),
            Column.text("So it is")),
        slices.stream()
            .flatMap(slice -> slice.models().stream().flatMap(model -> rows(slice, model)))
            .toList());
  }

  private Stream<List<Value>> rows(Slice slice, String model) {
    String reference = engines(slice).get(0);
    return against(slice, model, reference).map(each -> row(slice, each, reference));
  }

  private static List<Value> row(Slice slice, Against each, String reference) {
    Ratio ratio = each.ratio();
    return List.of(
        Value.of(each.cell().cell().model()),
        Value.of(each.cell().cell().engine()),
        Value.of(slice.label()),
        Value.of(reference),
        Value.of(ChangeTables.share(ratio.value())),
        ratio
            .interval()
            .map(
                ends ->
                    Value.of(
                        ChangeTables.share(ends.low()) + " to " + ChangeTables.share(ends.high())))
            .orElse(Value.missing("no samples of two forks")),
        verdict(ratio));
  }

  private static Value verdict(Ratio ratio) {
    if (!ratio.isApart()) {
      return Value.missing("not established");
    }
    return ratio.value() > 1 ? new Value("slower", Tone.WARNING) : new Value("faster", Tone.GOOD);
  }
}
