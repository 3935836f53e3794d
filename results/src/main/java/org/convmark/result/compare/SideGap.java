package org.convmark.result.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convmark.result.Cell;

/** Why two sides have no cell in common, in words that tell what to measure. */
public final class SideGap {

  private static final int MOST_SHOWN = 5;

  private static final Map<String, Function<Cell, Object>> PARTS = parts();

  private SideGap() {}

  private static Map<String, Function<Cell, Object>> parts() {
    Map<String, Function<Cell, Object>> parts = new LinkedHashMap<>();
    parts.put("model", Cell::model);
    parts.put("engine", Cell::engine);
    parts.put("device", Cell::device);
    parts.put("workload", cell -> cell.workload().word());
    parts.put("batch", Cell::batch);
    parts.put("precision", Cell::precision);
    parts.put("threads", Cell::threads);
    return parts;
  }

  /** What only one side has; empty if they have a cell in common. */
  public static Optional<String> between(Side base, Side later) {
    if (base.cells().stream().anyMatch(later::has)) {
      return Optional.empty();
    }
    if (base.cells().isEmpty() || later.cells().isEmpty()) {
      return Optional.of(
          "the " + (base.cells().isEmpty() ? "earlier" : "later") + " side holds no cells");
    }
    List<String> gaps = new ArrayList<>();
    PARTS.forEach(
        (what, part) -> {
          only("earlier", what, missing(base, later, part)).ifPresent(gaps::add);
          only("later", what, missing(later, base, part)).ifPresent(gaps::add);
        });
    return Optional.of(
        gaps.isEmpty()
            ? "each has its names and numbers in other combinations, such as "
                + base.cells().iterator().next().id()
                + " then and "
                + later.cells().iterator().next().id()
                + " now"
            : String.join("; ", gaps));
  }

  private static List<String> missing(Side has, Side lacks, Function<Cell, Object> part) {
    Set<Object> there = lacks.cells().stream().map(part).collect(Collectors.toSet());
    return has.cells().stream()
        .map(part)
        .filter(value -> !there.contains(value))
        .map(String::valueOf)
        .distinct()
        .toList();
  }

  private static Optional<String> only(String side, String what, List<String> values) {
    String more = values.size() > MOST_SHOWN ? ", … " + values.size() + " in all" : "";
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "only the "
                + side
                + " side has "
                + what
                + " "
                + values.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "))
                + more);
  }
}
