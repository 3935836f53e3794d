package org.convmark.harness.compare;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Difference;
import org.convmark.result.compare.Verdict;

/**
 * What came of a comparison.
 *
 * @param comparisons in the order of the runs
 * @param changed between the sides, which may explain them
 * @param failing verdicts on which the gate fails
 */
public record ComparisonReport(
    List<Comparison> comparisons, List<Difference> changed, Set<Verdict> failing) {

  public ComparisonReport {
    comparisons = List.copyOf(comparisons);
    changed = List.copyOf(changed);
    failing = Set.copyOf(failing);
  }

  /** Whether the gate fails. */
  public boolean isFailed() {
    return comparisons.stream().anyMatch(this::fails);
  }

  boolean fails(Comparison comparison) {
    return comparison.fails(failing);
  }

  /** What fails the gate before what does not, then by verdict, then the largest change first. */
  public List<Comparison> worstFirst() {
    return comparisons.stream()
        .sorted(
            Comparator.comparing((Comparison each) -> !fails(each))
                .thenComparing(each -> Verdict.WORST_FIRST.indexOf(each.verdict()))
                .thenComparing(Comparator.comparingDouble(ComparisonReport::ratio).reversed()))
        .toList();
  }

  private static double ratio(Comparison comparison) {
    return comparison.evidence().map(each -> each.change().ratio().value()).orElse(0.0);
  }

  /** The number of each verdict, worst first. */
  public String summary() {
    return summary(comparisons);
  }

  static String summary(List<Comparison> comparisons) {
    Map<Verdict, Long> counts =
        comparisons.stream()
            .collect(
                Collectors.groupingBy(
                    Comparison::verdict,
                    () -> new EnumMap<>(Verdict.class),
                    Collectors.counting()));
    String all =
        Verdict.WORST_FIRST.stream()
            .filter(counts::containsKey)
            .map(verdict -> counts.get(verdict) + " " + verdict)
            .collect(Collectors.joining(", "));
    long acknowledged =
        comparisons.stream().filter(each -> each.acknowledged().isPresent()).count();
    return acknowledged == 0 ? all : all + " (" + acknowledged + " acknowledged)";
  }

  /** What may explain the changes, in one sentence; empty text if nothing changed. */
  public String explanation() {
    return changed.isEmpty()
        ? ""
        : "changed between the sides: "
            + changed.stream()
                .map(each -> PlainText.of(each.toString()))
                .collect(Collectors.joining("; "));
  }
}
