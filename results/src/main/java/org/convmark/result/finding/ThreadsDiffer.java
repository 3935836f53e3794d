package org.convmark.result.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.result.Cell;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;

/** Engines of one model and setting told different numbers of threads. */
final class ThreadsDiffer implements Analyser {

  private static final String REMEDY =
      "do not compare these engines; unset variables such as OMP_NUM_THREADS and MKL_NUM_THREADS"
          + " and measure again with --threads";

  @Override
  public List<Finding> findings(Material material) {
    Map<List<Object>, List<TimedCell>> groups =
        material.cells().stream()
            .filter(each -> each.onCpu() && Material.parse(each.setting("threads")).isPresent())
            .collect(
                Collectors.groupingBy(
                    each -> key(each.cell()), LinkedHashMap::new, Collectors.toList()));
    List<Objection> all = groups.values().stream().flatMap(ThreadsDiffer::objections).toList();
    return Objection.findings(FindingKind.THREADS_DIFFER, all, REMEDY);
  }

  private static List<Object> key(Cell cell) {
    return List.of(cell.model(), cell.workload(), cell.setting());
  }

  private static Stream<Objection> objections(List<TimedCell> cells) {
    Map<String, String> told =
        cells.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.setting("threads"),
                    TreeMap::new,
                    Collectors.mapping(each -> each.cell().id(), Collectors.joining(" and "))));
    if (told.size() < 2) {
      return Stream.empty();
    }
    String figures =
        told.entrySet().stream()
            .map(each -> Objection.text("%s threads in %s", each.getKey(), each.getValue()))
            .collect(Collectors.joining(", "));
    return cells.stream().map(each -> new Objection(Level.ERROR, each.cell(), 0, figures));
  }
}
