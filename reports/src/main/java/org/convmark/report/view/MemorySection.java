package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;

/** What the measuring process held, next to the size of the weights. */
final class MemorySection {

  private static final String ID = "memory";
  private static final String TITLE = "Memory";

  private MemorySection() {}

  static Section of(RunIndex index) {
    if (index.ok().isEmpty()) {
      return Section.empty(ID, TITLE, Page.NOTHING_TIMED);
    }
    List<Slice> slices = index.slices().stream().filter(MemorySection::isMeasured).toList();
    return new Section(
        ID,
        TITLE,
        List.of(
            "Peak is the peak resident set of the measuring process over the timed iterations;"
                + " baseline is its resident set before the engine was loaded, and load peak its"
                + " largest until the end of the first call. All hold the Java virtual machine; all"
                + " are the largest of the forks. Device memory is that of the process on a GPU.",
            "Analytic memory is counted on the graph and the same on every engine: what an interpreter"
                + " holds that writes each result into memory of its own, without the workspace of"
                + " operators. Engines that fuse operators or work in place need less; workspace, copies"
                + " of weights in a layout of their own and their libraries are what they add."),
        Figure.gathered(
            "memory-chart",
            "Memory of the process",
            IntStream.range(0, slices.size())
                .mapToObj(i -> figure(index, slices.get(i), i))
                .toList()),
        Stream.concat(Stream.of(table(index)), AnalyticTable.of(index).stream()).toList());
  }

  private static boolean isMeasured(Slice slice) {
    return slice.ok().stream().anyMatch(cell -> Figures.memory(cell).hostPeak().isPresent());
  }

  private static Figure figure(RunIndex index, Slice slice, int number) {
    int analytic = index.engines().size();
    List<Chart.Group> engines = slice.groups(index.engines(), MemorySection::mark);
    List<Chart.Group> groups =
        IntStream.range(0, engines.size())
            .mapToObj(i -> withAnalytic(engines.get(i), slice.of(slice.models().get(i)), analytic))
            .toList();
    List<Chart.Series> series = new ArrayList<>(Page.engineSeries(index));
    series.add(new Chart.Series("analytic, counted", Tints.NEUTRAL));
    return new Figure(
        "memory-chart-" + number,
        "Memory of the process: " + slice.label(),
        "Bars end at the peak resident set in MiB; the pale part is the baseline before the engine"
            + " was loaded. Largest of the forks; "
            + slice.evidence()
            + ".",
        new Chart(Chart.Style.BARS, new Chart.Axis("MiB", Chart.Scale.LINEAR), series, groups));
  }

  private static Chart.Group withAnalytic(Chart.Group group, List<Measurement> cells, int series) {
    List<Mark> marks = new ArrayList<>(group.marks());
    marks.add(
        AnalyticTable.of(cells)
            .map(analytic -> Mark.of(series, analytic.total()))
            .orElse(Mark.missing(series, "not counted")));
    return new Chart.Group(group.title(), marks);
  }

  private static Mark mark(int engine, Measurement cell) {
    Memory memory = Figures.memory(cell);
    if (memory.hostPeak().isEmpty()) {
      return Mark.missing(engine, "not measured");
    }
    Mark peak = Mark.of(engine, memory.hostPeak().getAsDouble());
    Double baseline =
        memory.hostBaseline().isPresent()
            ? Numbers.rounded(memory.hostBaseline().getAsDouble())
            : null;
    return new Mark(engine, peak.value(), baseline, null, peak.label());
  }

  private static Table table(RunIndex index) {
    CellColumns names = new CellColumns(index);
    return new Table(
        "memory-table",
        names.caption("Memory of every timed cell"),
        List.of("Added is peak less baseline."),
        names.with(
            Column.number("Baseline", "MiB"),
            Column.number("Load peak", "MiB"),
            Column.number("Peak", "MiB"),
            Column.number("Added", "MiB"),
            Column.number("Device peak", "MiB"),
            Column.number("Forks")),
        index.ok().stream().map(cell -> row(names, cell)).toList());
  }

  private static List<Value> row(CellColumns names, Measurement cell) {
    Memory memory = Figures.memory(cell);
    Value notMeasured = Value.missing("not measured");
    return names.row(
        cell.cell(),
        Value.of(memory.hostBaseline(), notMeasured),
        Value.of(memory.hostLoadPeak(), notMeasured),
        Value.of(memory.hostPeak(), notMeasured),
        Value.of(memory.added()),
        Value.of(memory.devicePeak(), notMeasured),
        Value.of(Numbers.count(Figures.timing(cell).counts().forks())));
  }
}
