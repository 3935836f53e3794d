package org.convmark.report.view;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.convmark.result.Measurement;
import org.convmark.result.Workload;

/** The workloads of one model on one engine under the same conditions. */
record WorkloadRow(
    String model, String engine, Conditions conditions, Map<Workload, Measurement> cells) {

  static List<WorkloadRow> of(RunIndex index) {
    return index
        .distinct(
            cell -> new WorkloadRow(cell.model(), cell.engine(), Conditions.of(cell), Map.of()))
        .stream()
        .map(row -> row.filled(index))
        .filter(row -> row.cells().size() > 1)
        .toList();
  }

  private WorkloadRow filled(RunIndex index) {
    return new WorkloadRow(
        model,
        engine,
        conditions,
        index.all().stream()
            .filter(each -> each.cell().model().equals(model))
            .filter(each -> each.cell().engine().equals(engine))
            .filter(each -> Conditions.of(each.cell()).equals(conditions))
            .collect(
                Collectors.toMap(
                    each -> each.cell().workload(), each -> each, (first, second) -> second)));
  }

  OptionalDouble ms(Workload workload) {
    Measurement cell = cells.get(workload);
    return cell == null || !cell.isOk()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Figures.mean(cell).value());
  }

  /** The mean of that workload over the forward pass's. */
  OptionalDouble toForward(Workload workload) {
    return Figures.ratio(ms(workload), ms(Workload.FORWARD));
  }

  boolean hasFigures() {
    return cells.values().stream().anyMatch(Measurement::isOk);
  }
}
