package org.convmark.result.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.compare.Comparer;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Rules;
import org.convmark.result.compare.Side;
import org.convmark.result.compare.Verdict;

/**
 * Holds a run to its machine's baseline. It looks once at all cells, and once more at those that
 * the first look left open, after fresh forks of them; never a third time, since who looks until
 * there is something finds something.
 */
public final class Gate {

  /** The rate of false discoveries of each of two looks which makes 0.05 of both (Pocock 1977). */
  public static final double RATE = 0.0294;

  /**
   * The verdicts that fail it: also a cell that the baseline watches and that can no longer be
   * compared with it, for nobody would notice that it is watched no more.
   */
  public static final Set<Verdict> FAILING =
      Set.copyOf(
          EnumSet.of(Verdict.REGRESSED, Verdict.MISSING, Verdict.FAILED, Verdict.NOT_COMPARABLE));

  private final Baseline baseline;
  private final Set<Cell> asked;
  private final Rules rules;

  /**
   * For a plan.
   *
   * @param asked the cells of the plan; others that the baseline has are not missed
   */
  public Gate(Baseline baseline, Set<Cell> asked, Rules rules) {
    this.baseline = baseline;
    this.asked = Set.copyOf(asked);
    this.rules = rules;
  }

  /** The cells of the plan that have a baseline. */
  public Set<Cell> watched() {
    Set<Cell> watched = new LinkedHashSet<>(baseline.cells());
    watched.retainAll(asked);
    return watched;
  }

  /** Looks at a run. */
  public GateResult first(Run run) {
    return look(GateResult.Looks.ONE, run);
  }

  /**
   * Looks once more, at what the first look left open.
   *
   * @param first what it left
   * @param run that it looked at
   * @param again fresh forks of the open cells
   */
  public GateResult second(GateResult first, Run run, Run again) {
    GateResult all = look(GateResult.Looks.TWO, run, again);
    Map<Cell, Comparison> pooled =
        all.comparisons().stream()
            .collect(Collectors.toMap(each -> each.series().cell(), Function.identity()));
    Map<Cell, Measurement> failures =
        again.measurements().stream()
            .filter(row -> !row.isOk())
            .collect(Collectors.toMap(Measurement::cell, Function.identity()));
    Set<Cell> open = first.open();
    List<Comparison> both = new ArrayList<>();
    for (Comparison each : first.comparisons()) {
      Cell cell = each.series().cell();
      both.add(
          !open.contains(cell)
              ? each
              : failures.containsKey(cell)
                  ? failed(pooled.get(cell), failures.get(cell))
                  : pooled.get(cell));
    }
    return new GateResult(both, all.changed(), all.looks());
  }

  /** A cell that ran and then did not is no pass. */
  private static Comparison failed(Comparison comparison, Measurement row) {
    return new Comparison(
        comparison.series(),
        Verdict.FAILED,
        comparison.evidence(),
        Optional.empty(),
        "in the second look " + row.outcome().status() + ": " + row.outcome().message());
  }

  private GateResult look(GateResult.Looks looks, Run... runs) {
    Side base = Side.of(baseline.runs(asked));
    Side later = Side.of(Arrays.stream(runs).map(this::judged).toList());
    Comparer comparer = new Comparer(base, later, rules, RATE);
    return new GateResult(
        comparer.compare(List.of(Metric.LATENCY_MEAN)), comparer.changed(), looks);
  }

  /** Without the cells that no engine here has and of which nobody has accepted figures. */
  private Run judged(Run run) {
    List<Measurement> rows =
        run.measurements().stream()
            .filter(
                row ->
                    row.isOk()
                        || row.outcome().status().isFailure()
                        || baseline.cells().contains(row.cell()))
            .toList();
    return new Run(run.id(), run.environment(), run.documentation(), rows, run.evidence());
  }
}
