package org.convmark.report.view;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.convmark.result.Measurement;
import org.convmark.result.Timing;
import org.convmark.result.Workload;

/** Load, first call and steady state: three figures that must not be mixed. */
final class StartupSection {

  private static final String ID = "startup";
  private static final String TITLE = "Load, first call, steady state";
  private static final List<String> PHASES = List.of("load", "first call", "steady state");

  private StartupSection() {}

  static Section of(RunIndex index) {
    if (index.ok().isEmpty()) {
      return Section.empty(ID, TITLE, Page.NOTHING_TIMED);
    }
    List<Slice> slices =
        index.slices().stream().filter(slice -> slice.workload() == Workload.FORWARD).toList();
    return new Section(
        ID,
        TITLE,
        List.of(
            "Load is the time from the stored weights to a session ready for its first call; the"
                + " first call is that of a fresh session; steady state is the mean latency after"
                + " warm-up. Load and first call are means over forks, without intervals."),
        Figure.gathered(
            "startup-chart",
            TITLE,
            IntStream.range(0, slices.size()).mapToObj(i -> figure(slices.get(i), i)).toList()),
        List.of(table(index)));
  }

  private static Figure figure(Slice slice, int number) {
    List<Chart.Group> groups = slice.ok().stream().map(StartupSection::group).toList();
    return new Figure(
        "startup-chart-" + number,
        "Load, first call and steady state: " + slice.label(),
        "Time in ms; less is better. Whiskers of the steady state are 95 % intervals. "
            + slice.evidence()
            + ".",
        new Chart(
            Chart.Style.DOTS,
            Chart.axisFor("ms", groups),
            IntStream.range(0, PHASES.size())
                .mapToObj(i -> new Chart.Series(PHASES.get(i), Tints.ordered(i)))
                .toList(),
            groups));
  }

  private static Chart.Group group(Measurement cell) {
    Timing timing = Figures.timing(cell);
    return new Chart.Group(
        cell.cell().model() + " on " + cell.cell().engine(),
        List.of(
            mark(0, timing.loadMs()),
            mark(1, timing.firstCallMs()),
            Mark.of(2, timing.mean().value(), timing.mean().interval())));
  }

  private static Mark mark(int series, OptionalDouble value) {
    return value.isPresent()
        ? Mark.of(series, value.getAsDouble())
        : Mark.missing(series, "not measured");
  }

  private static Table table(RunIndex index) {
    CellColumns names = new CellColumns(index);
    return new Table(
        "startup-table",
        names.caption("Load, first call and steady state of every timed cell"),
        List.of("First call is also given as a multiple of the steady state."),
        names.with(
            Column.number("Load", "ms"),
            Column.number("First call", "ms"),
            Column.number("Steady state", "ms"),
            Column.number("First call", "\u00d7 steady"),
            Column.number("Forks"),
            Column.number("Unsteady", "forks")),
        index.ok().stream().map(cell -> row(names, cell)).toList());
  }

  private static List<Value> row(CellColumns names, Measurement cell) {
    Timing timing = Figures.timing(cell);
    Value notMeasured = Value.missing("not measured");
    OptionalDouble ratio =
        Figures.ratio(timing.firstCallMs(), OptionalDouble.of(timing.mean().value()));
    int unsteady = timing.counts().unsteadyForks();
    return names.row(
        cell.cell(),
        Value.of(timing.loadMs(), notMeasured),
        Value.of(timing.firstCallMs(), notMeasured),
        Value.of(timing.mean().value()),
        ratio.isPresent() ? Value.of(Numbers.ratio(ratio.getAsDouble())) : Value.NONE,
        Value.of(Numbers.count(timing.counts().forks())),
        new Value(Numbers.count(unsteady), unsteady > 0 ? Tone.WARNING : Tone.PLAIN));
  }
}
