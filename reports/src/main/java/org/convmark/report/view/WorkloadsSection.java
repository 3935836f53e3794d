package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.convmark.result.Estimate;
import org.convmark.result.Measurement;
import org.convmark.result.Workload;

/** Forward against backward and training step. */
final class WorkloadsSection {

  private static final String ID = "workloads";
  private static final String TITLE = "Forward, backward, training step";

  private static final List<Workload> ORDER = List.of(Workload.values());

  private WorkloadsSection() {}

  static Section of(RunIndex index) {
    List<WorkloadRow> rows =
        WorkloadRow.of(index).stream().filter(WorkloadRow::hasFigures).toList();
    if (rows.isEmpty()) {
      return Section.empty(ID, TITLE, "No model was timed under more than one workload.");
    }
    List<Figure> figures = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    for (Conditions conditions : rows.stream().map(WorkloadRow::conditions).distinct().toList()) {
      List<WorkloadRow> alike =
          rows.stream().filter(row -> row.conditions().equals(conditions)).toList();
      figures.add(figure(conditions, alike, figures.size()));
      tables.add(table(conditions, alike, tables.size()));
    }
    return new Section(
        ID,
        TITLE,
        List.of(
            "Each workload is timed in runs of its own: backward is the gradients of all parameters"
                + " without the forward pass before it; a training step is forward, backward and"
                + " the SGD update. Nothing is a difference of two timings."),
        Figure.gathered("workloads-chart", "Latency by workload", figures),
        tables);
  }

  private static Figure figure(Conditions conditions, List<WorkloadRow> rows, int number) {
    List<Chart.Group> groups = rows.stream().map(WorkloadsSection::group).toList();
    List<Measurement> ok =
        rows.stream()
            .flatMap(row -> row.cells().values().stream())
            .filter(Measurement::isOk)
            .toList();
    return new Figure(
        "workloads-chart-" + number,
        "Latency by workload: " + conditions.label(),
        "Mean latency of a call in ms; whiskers are 95 % intervals. " + Slice.evidence(ok) + ".",
        new Chart(
            Chart.Style.DOTS,
            Chart.axisFor("ms", groups),
            ORDER.stream()
                .map(
                    workload ->
                        new Chart.Series(workload.word(), Tints.ordered(ORDER.indexOf(workload))))
                .toList(),
            groups));
  }

  private static Chart.Group group(WorkloadRow row) {
    List<Mark> marks =
        ORDER.stream()
            .filter(row.cells()::containsKey)
            .map(workload -> mark(workload, row.cells().get(workload)))
            .toList();
    return new Chart.Group(row.model() + " on " + row.engine(), marks);
  }

  private static Mark mark(Workload workload, Measurement cell) {
    if (!cell.isOk()) {
      return Mark.missing(ORDER.indexOf(workload), cell.outcome().status().name());
    }
    Estimate mean = Figures.mean(cell);
    return Mark.of(ORDER.indexOf(workload), mean.value(), mean.interval());
  }

  private static Table table(Conditions conditions, List<WorkloadRow> rows, int number) {
    return new Table(
        "workloads-table-" + number,
        "Mean latency by workload: " + conditions.label(),
        List.of("Ratios are of means; the means' intervals are in the tables of latency."),
        List.of(
            Column.name("Model"),
            Column.name("Engine"),
            Column.number("Forward", "ms"),
            Column.number("Backward", "ms"),
            Column.number("Backward", "\u00d7 forward"),
            Column.number("Training step", "ms"),
            Column.number("Training step", "\u00d7 forward")),
        rows.stream().map(WorkloadsSection::row).toList());
  }

  private static List<Value> row(WorkloadRow row) {
    return List.of(
        Value.of(row.model()),
        Value.of(row.engine()),
        ms(row, Workload.FORWARD),
        ms(row, Workload.BACKWARD),
        ratio(row.toForward(Workload.BACKWARD)),
        ms(row, Workload.TRAIN_STEP),
        ratio(row.toForward(Workload.TRAIN_STEP)));
  }

  private static Value ms(WorkloadRow row, Workload workload) {
    Measurement cell = row.cells().get(workload);
    if (cell == null) {
      return Value.missing("not planned");
    }
    return cell.isOk() ? Value.of(Figures.mean(cell).value()) : Figures.status(cell);
  }

  private static Value ratio(OptionalDouble ratio) {
    return ratio.isPresent() ? Value.of(Numbers.ratio(ratio.getAsDouble())) : Value.NONE;
  }
}
