package org.convmark.result.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.convmark.result.Cell;
import org.convmark.result.Machine;
import org.convmark.result.compare.Comparison.Forks;

/** Compares two sides, series by series. */
public final class Comparer {

  /** The rate of false discoveries that is accepted in each family of tests. */
  public static final double Q = 0.05;

  /** The share of unsteady forks from which an undecided series is called unstable. */
  private static final double UNSTEADY = 0.2;

  private final Side base;
  private final Side later;
  private final Rules rules;
  private final double rate;

  /** For two sides, at the usual rate of false discoveries. */
  public Comparer(Side base, Side later, Rules rules) {
    this(base, later, rules, Q);
  }

  /**
   * For two sides.
   *
   * @param rate of false discoveries that is accepted; less than {@link #Q} if the same is looked
   *     at more than once
   */
  public Comparer(Side base, Side later, Rules rules, double rate) {
    this.base = base;
    this.later = later;
    this.rules = rules;
    this.rate = rate;
  }

  /** A series that both sides have forks enough of. */
  private record Tested(
      Series series, Forks base, Forks later, Change change, Threshold threshold) {}

  /** The comparisons of every cell that either side has, metric by metric, in the runs' order. */
  public List<Comparison> compare(List<Metric> metrics) {
    Set<Cell> cells = new LinkedHashSet<>(base.cells());
    cells.addAll(later.cells());
    Map<Series, Comparison> comparisons = new LinkedHashMap<>();
    Map<String, List<Tested>> families = new LinkedHashMap<>();
    for (Metric metric : metrics) {
      for (Cell cell : cells) {
        Series series = new Series(cell, metric);
        Optional<Comparison> untested = untested(series);
        comparisons.put(series, untested.orElse(null));
        if (untested.isEmpty()) {
          families
              .computeIfAbsent(metric + " " + later.machines(cell), unused -> new ArrayList<>())
              .add(tested(series));
        }
      }
    }
    families.values().stream()
        .flatMap(family -> judged(family).stream())
        .forEach(comparison -> comparisons.put(comparison.series(), comparison));
    return comparisons.values().stream().map(this::withAcknowledgement).toList();
  }

  private Comparison withAcknowledgement(Comparison comparison) {
    return comparison.verdict() == Verdict.REGRESSED
        ? rules
            .acknowledged(comparison.series())
            .map(comparison::acknowledgedFor)
            .orElse(comparison)
        : comparison;
  }

  /** What may explain a change: versions and commits that both sides tell and that differ. */
  public List<Difference> changed() {
    Map<String, Set<String>> now = later.conditions();
    return base.conditions().entrySet().stream()
        .filter(then -> !then.getValue().isEmpty())
        .filter(then -> !now.getOrDefault(then.getKey(), Set.of()).isEmpty())
        .flatMap(
            then -> Difference.of(then.getKey(), then.getValue(), now.get(then.getKey())).stream())
        .toList();
  }

  /** The comparison of a series that no test applies to. */
  private Optional<Comparison> untested(Series series) {
    Cell cell = series.cell();
    if (!later.has(cell)) {
      return without(series, Verdict.MISSING, "only the earlier side has it");
    }
    if (!base.has(cell)) {
      return later.isMeasured(cell) || series.metric().isExact()
          ? without(series, Verdict.NEW, "only the later side has it")
          : without(series, Verdict.FAILED, later.failure(cell));
    }
    return series.metric().isExact()
        ? Optional.of(new ExactComparison(base, later).of(series))
        : unmeasured(series);
  }

  private Optional<Comparison> unmeasured(Series series) {
    Cell cell = series.cell();
    if (!later.isMeasured(cell)) {
      boolean neverWas = !base.isMeasured(cell) && !later.hasFailed(cell);
      return without(
          series, neverWas ? Verdict.NOT_COMPARABLE : Verdict.FAILED, later.failure(cell));
    }
    if (!base.isMeasured(cell)) {
      return without(series, Verdict.NEW, "the earlier side has no figures: " + base.failure(cell));
    }
    return new Comparability(base, later)
        .objection(cell)
        .map(reason -> Comparison.untested(series, Verdict.NOT_COMPARABLE, reason))
        .or(() -> tooLittle(series));
  }

  private Optional<Comparison> tooLittle(Series series) {
    double[] earlier = base.values(series);
    double[] now = later.values(series);
    int least = Math.min(earlier.length, now.length);
    if (least == 0) {
      return without(series, Verdict.INCONCLUSIVE, whyNone(series));
    }
    if (least == 1) {
      return without(series, Verdict.INCONCLUSIVE, "one fork has no spread; measure with more");
    }
    boolean allAbove0 =
        DoubleStream.concat(Arrays.stream(earlier), Arrays.stream(now)).allMatch(v -> v > 0);
    return allAbove0
        ? Optional.empty()
        : without(series, Verdict.INCONCLUSIVE, "a fork's figure is 0, which has no ratio");
  }

  private String whyNone(Series series) {
    Cell cell = series.cell();
    if (base.isWithoutForks(cell) || later.isWithoutForks(cell)) {
      return "results.csv alone has no such figure of its forks; compare the runs' folders";
    }
    return series.metric().samples() > 0
        ? "too few samples for this figure"
        : "not every run has this figure of its forks";
  }

  private static Optional<Comparison> without(Series series, Verdict verdict, String remark) {
    return Optional.of(Comparison.untested(series, verdict, remark));
  }

  private Tested tested(Series series) {
    Threshold threshold = rules.threshold(series);
    double[] earlier = base.values(series);
    double[] now = later.values(series);
    return new Tested(
        series,
        forks(base, series.cell(), earlier),
        forks(later, series.cell(), now),
        Change.of(series.metric().costs(earlier), series.metric().costs(now), threshold.share()),
        threshold);
  }

  private static Forks forks(Side side, Cell cell, double[] values) {
    return side.isWithoutForks(cell) ? Forks.ofStandIns(values) : Forks.of(values);
  }

  /** The verdicts of a family: one metric on one machine. */
  private List<Comparison> judged(List<Tested> family) {
    double[] regressed = q(family, each -> each.change().regressed());
    double[] improved = q(family, each -> each.change().improved());
    double[] equivalent = q(family, each -> each.change().equivalent());
    List<Comparison> judged = new ArrayList<>();
    for (int i = 0; i < family.size(); i++) {
      judged.add(judged(family.get(i), regressed[i], improved[i], equivalent[i]));
    }
    return judged;
  }

  private static double[] q(List<Tested> family, ToDoubleFunction<Tested> p) {
    return FalseDiscovery.q(family.stream().mapToDouble(p).toArray());
  }

  private Comparison judged(Tested tested, double regressed, double improved, double equivalent) {
    double least = Math.min(regressed, Math.min(improved, equivalent));
    Verdict verdict = undecided(tested.series().cell());
    if (least <= rate) {
      verdict =
          least == regressed
              ? Verdict.REGRESSED
              : least == improved ? Verdict.IMPROVED : Verdict.EQUIVALENT;
    }
    return new Comparison(
        tested.series(),
        verdict,
        Optional.of(
            new Comparison.Evidence(
                tested.base(), tested.later(), tested.change(), least, tested.threshold())),
        Optional.empty(),
        remark(tested.series().cell()));
  }

  private String remark(Cell cell) {
    if (base.isWithoutForks(cell) || later.isWithoutForks(cell)) {
      return "spread of the forks recovered from the interval in results.csv";
    }
    return later.machines(cell).contains(Machine.UNKNOWN_ID)
        ? "the machine is unknown; make sure that both sides are of one"
        : "";
  }

  private Verdict undecided(Cell cell) {
    double unsteady = Math.max(base.unsteady(cell), later.unsteady(cell));
    return unsteady > UNSTEADY ? Verdict.UNSTABLE : Verdict.INCONCLUSIVE;
  }
}
