package org.convmark.result.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convmark.result.Cell;

/** Cells that differ in their batch alone. */
final class Batches {

  private Batches() {}

  /** Those with an interval, by rising batch. */
  static List<List<TimedCell>> of(Material material) {
    Map<Cell, List<TimedCell>> series = new LinkedHashMap<>();
    for (TimedCell each : material.cells()) {
      if (each.interval().isPresent()) {
        series.computeIfAbsent(withoutBatch(each.cell()), key -> new ArrayList<>()).add(each);
      }
    }
    series.values().forEach(s -> s.sort(Comparator.comparingInt(each -> each.cell().batch())));
    return List.copyOf(series.values());
  }

  private static Cell withoutBatch(Cell cell) {
    return new Cell(
        cell.model(),
        cell.engine(),
        cell.device(),
        cell.workload(),
        new Cell.Setting(0, cell.precision(), cell.threads()));
  }
}
