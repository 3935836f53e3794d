package org.convmark.bench.plan;

import java.util.List;
import org.convmark.result.Cell;

/**
 * Which combinations are cells of a plan: those that any include matches, or all without includes,
 * less those that any exclude matches.
 */
public record Selection(List<CellMatcher> include, List<CellMatcher> exclude) {

  /** Every combination. */
  public static final Selection ALL = new Selection(List.of(), List.of());

  public Selection {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  boolean has(Cell cell) {
    return isIncluded(cell) && exclude.stream().noneMatch(matcher -> matcher.matches(cell));
  }

  /** The same without what matches none of the combinations; only where some are left. */
  Selection used(List<Cell> combinations) {
    return new Selection(used(include, combinations), used(exclude, combinations));
  }

  private static List<CellMatcher> used(List<CellMatcher> matchers, List<Cell> combinations) {
    return matchers.stream()
        .filter(matcher -> combinations.stream().anyMatch(matcher::matches))
        .toList();
  }

  boolean isIncluded(Cell cell) {
    return include.isEmpty() || include.stream().anyMatch(matcher -> matcher.matches(cell));
  }
}
