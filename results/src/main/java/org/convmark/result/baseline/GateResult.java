package org.convmark.result.baseline;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.convmark.result.Cell;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Difference;
import org.convmark.result.compare.Verdict;

/**
 * What the gate says of a run.
 *
 * @param comparisons of each cell of the plan
 * @param changed between baseline and run, which may explain them
 * @param looks that it took
 */
public record GateResult(List<Comparison> comparisons, List<Difference> changed, Looks looks) {

  /** An unstable cell is undecided too, and fresh forks may settle. */
  private static final Set<Verdict> OPEN =
      Set.copyOf(EnumSet.of(Verdict.INCONCLUSIVE, Verdict.UNSTABLE));

  /** How often the gate has looked. */
  public enum Looks {
    ONE,
    TWO
  }

  public GateResult {
    comparisons = List.copyOf(comparisons);
    changed = List.copyOf(changed);
  }

  /** The cells that fresh forks may decide. */
  public Set<Cell> open() {
    Set<Cell> open = new LinkedHashSet<>();
    comparisons.stream()
        .filter(each -> OPEN.contains(each.verdict()))
        .forEach(each -> open.add(each.series().cell()));
    return open;
  }

  /** Whether anything was compared at all; a gate that compared nothing has shown nothing. */
  public boolean hasComparisons() {
    return comparisons.stream().anyMatch(Comparison::isCompared);
  }

  /** What fails the gate. */
  public List<Comparison> failing() {
    return comparisons.stream().filter(each -> each.fails(Gate.FAILING)).toList();
  }

  /** Whether the run passes. */
  public boolean isPassed() {
    return hasComparisons() && failing().isEmpty();
  }
}
