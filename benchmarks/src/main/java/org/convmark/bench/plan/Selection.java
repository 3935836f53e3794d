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

  boolean isIncluded(Cell cell) {
    return include.isEmpty() || include.stream().anyMatch(matcher -> matcher.matches(cell));
  }
}
