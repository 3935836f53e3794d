package org.convmark.result.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    return List.copyOf(comparisons.values());
  }

  /** The comparison of a series that no test applies to. */
  private Optional<Comparison> untested(Series series) {
    Cell cell = series.cell();
    if (!later.has(cell)) {
      return without(series, Verdict.MISSING, "only the earlier side has it");
    }
    if (!later.isMeasured(cell)) {
      return without(series, Verdict.FAILED, later.failure(cell));
    }
    if (!base.has(cell)) {
      return without(series, Verdict.NEW, "only the later side has it");
    }
    if (!base.isMeasured(cell)) {
      return without(series, Verdict.NEW, "the earlier side has no figures: " + base.failure(cell));
    }
    return difference(cell)
        .map(reason -> without(series, Verdict.NOT_COMPARABLE, reason))
        .orElseGet(() -> tooLittle(series));
  }

  private Optional<Comparison> tooLittle(Series series) {
    int least =
        Math.min(
            base.values(series).map(values -> values.length).orElse(0),
            later.values(series).map(values -> values.length).orElse(0));
    return switch (least) {
      case 0 -> without(series, Verdict.INCONCLUSIVE, "too few samples for this figure");
      case 1 -> without(series, Verdict.INCONCLUSIVE, "one fork has no spread; measure with more");
      default -> Optional.empty();
    };
  }

  private static Optional<Comparison> without(Series series, Verdict verdict, String remark) {
    return Optional.of(new Comparison(series, verdict, Optional.empty(), remark));
  }

  /** What makes two measurements of a cell measurements of different things. */
  private Optional<String> difference(Cell cell) {
    return Stream.of(
            difference("machine", base.machines(cell), later.machines(cell)),
            difference("version of the suite", base.versions(), later.versions()),
            difference("network", base.networks(cell), later.networks(cell)),
            difference("setting", base.settings(cell), later.settings(cell)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static <T> Optional<String> difference(
      String what, Collection<T> earlier, Collection<T> later) {
    Set<T> all = new LinkedHashSet<>(earlier);
    all.addAll(later);
    return all.size() == 1
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT, "%s differs: %s then, %s now", what, words(earlier), words(later)));
  }

  private static String words(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private Tested tested(Series series) {
    Threshold threshold = rules.threshold(series);
    double[] earlier = base.values(series).orElseThrow();
    double[] now = later.values(series).orElseThrow();
    return new Tested(
        series,
        Forks.of(earlier),
        Forks.of(now),
        Change.of(series.metric().costs(earlier), series.metric().costs(now), threshold.share()),
        threshold);
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
        later.machines(tested.series().cell()).contains(Machine.UNKNOWN_ID)
            ? "the machine is unknown; make sure that both sides are of one"
            : "");
  }

  private Verdict undecided(Cell cell) {
    double unsteady = Math.max(base.unsteady(cell), later.unsteady(cell));
    return unsteady > UNSTEADY ? Verdict.UNSTABLE : Verdict.INCONCLUSIVE;
  }
}
