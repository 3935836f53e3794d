package org.convmark.result.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.convmark.result.compare.Welch;

/**
 * Finds the steps of a series: E-divisive splits within windows that overlap, each kept if Welch's
 * test on both sides tells them apart, and weak ones merged from the weakest on. A series that
 * creeps is called where the sum of its small steps matters.
 */
public final class ChangePoints {

  /** Series with fewer points have no steps. */
  public static final int LEAST_POINTS = 10;

  static final int WINDOW = 50;

  /** Of a first pass, so that steps near each other don't hide one another from the second. */
  private static final double FIRST_PASS = 1e-2;

  private static final double SUSPECTED = 1e-3;

  private final double[] series;
  private final double margin;

  private ChangePoints(double[] series, double margin) {
    this.series = series;
    this.margin = margin;
  }

  /**
   * The steps in their order.
   *
   * @param logarithms of the figure, a point for each run that has one; a run without one is no
   *     point
   * @param threshold share from which a step matters, such as 0.03
   */
  public static List<ChangePoint> find(double[] logarithms, double threshold) {
    if (!Arrays.stream(logarithms).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "series: expected finite logarithms, found others among %d points; leave"
                  + " out what was not measured",
              logarithms.length));
    }
    if (logarithms.length < LEAST_POINTS) {
      return List.of();
    }
    ChangePoints points = new ChangePoints(logarithms.clone(), Math.log1p(threshold));
    return points.merged(points.splits());
  }

  /** Where windows split; steps near the edge of one lie in the midst of the next. */
  private SortedSet<Integer> splits() {
    SortedSet<Integer> splits = new TreeSet<>();
    int from = 0;
    while (from < series.length) {
      SortedSet<Integer> found = new TreeSet<>();
      split(from, Math.min(from + WINDOW, series.length), found);
      splits.addAll(found);
      int step = from + WINDOW / 2;
      from = found.isEmpty() ? step : Math.max(found.last(), step);
    }
    return splits;
  }

  private void split(int from, int to, SortedSet<Integer> found) {
    if (to - from < 2 * EnergySplit.LEAST_PART) {
      return;
    }
    int best = EnergySplit.best(series, from, to);
    if (step(from, best, to).p() < FIRST_PASS) {
      found.add(best);
      split(from, best, found);
      split(best, to, found);
    }
  }

  /** The step between two pieces; none that counts if one of them has no spread. */
  private ChangePoint step(int from, int index, int to) {
    int support = Math.min(index - from, to - index);
    if (support < EnergySplit.LEAST_PART) {
      return new ChangePoint(index, 0, 1, support);
    }
    Welch welch =
        Welch.ofLogarithms(
            Arrays.copyOfRange(series, from, index), Arrays.copyOfRange(series, index, to));
    return new ChangePoint(index, welch.difference(), welch.differs(), support);
  }

  private List<ChangePoint> merged(SortedSet<Integer> splits) {
    List<Integer> bounds = new ArrayList<>(splits);
    bounds.add(0, 0);
    bounds.add(series.length);
    List<ChangePoint> steps = new ArrayList<>();
    for (int i = 1; i < bounds.size() - 1; i++) {
      steps.add(step(bounds.get(i - 1), bounds.get(i), bounds.get(i + 1)));
    }
    for (int weakest = weakest(steps); weakest >= 0; weakest = weakest(steps)) {
      steps.remove(weakest);
      again(steps, weakest - 1);
      again(steps, weakest);
    }
    return List.copyOf(steps);
  }

  /** The step to merge next: the least significant, then the smallest; below 0 if all hold. */
  private int weakest(List<ChangePoint> steps) {
    if (steps.isEmpty()) {
      return -1;
    }
    ChangePoint unsure = steps.stream().max(Comparator.comparingDouble(ChangePoint::p)).get();
    if (unsure.p() >= SUSPECTED) {
      return steps.indexOf(unsure);
    }
    ChangePoint small =
        steps.stream().min(Comparator.comparingDouble(each -> Math.abs(each.magnitude()))).get();
    return Math.abs(small.magnitude()) < margin ? steps.indexOf(small) : -1;
  }

  /** Tests a step once more, whose neighbour is gone. */
  private void again(List<ChangePoint> steps, int i) {
    if (i >= 0 && i < steps.size()) {
      int from = i == 0 ? 0 : steps.get(i - 1).index();
      int to = i == steps.size() - 1 ? series.length : steps.get(i + 1).index();
      steps.set(i, step(from, steps.get(i).index(), to));
    }
  }
}
