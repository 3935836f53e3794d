package org.convmark.report.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Workload;

/** The workloads of one model on one engine under the same conditions. */
record WorkloadRow(
    String model, String engine, Conditions conditions, Map<Workload, Measurement> cells) {

  /** What the cells of a row share. */
  private record Key(String model, String engine, Conditions conditions) {

    static Key of(Measurement each) {
      Cell cell = each.cell();
      return new Key(cell.model(), cell.engine(), Conditions.of(cell));
    }

    WorkloadRow row(List<Measurement> cells) {
      return new WorkloadRow(
          model,
          engine,
          conditions,
          cells.stream()
              .collect(
                  Collectors.toMap(
                      each -> each.cell().workload(), each -> each, (first, second) -> second)));
    }
  }

  static List<WorkloadRow> of(RunIndex index) {
    return index.all().stream()
        .collect(Collectors.groupingBy(Key::of, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey().row(entry.getValue()))
        .filter(row -> row.cells().size() > 1)
        .toList();
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
