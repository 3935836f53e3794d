package org.convmark.result.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convmark.result.Status;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Threshold;

/**
 * What became of one track.
 *
 * @param runs all that have the cell, the oldest first; at least one
 * @param steps suspected ones too, the oldest first; those that were undone later stay
 * @param current the points since the last step, without the newest; empty if that is alone or
 *     there is none
 * @param newest how the newest run stands to the current segment, or to the one before the last
 *     step while the current has too few points: a new level is not taken for usual at once
 */
public record TrackHistory(
    Track track, List<Point> runs, List<Step> steps, Optional<Segment> current, Newest newest) {

  /**
   * A step and what changed with it.
   *
   * @param before the last run before it
   * @param after the first run after it
   */
  public record Step(ChangePoint change, Point before, Point after) {

    /** The facts that differ between the two runs. */
    public List<Facts.Change> changed() {
      return before.facts().changes(after.facts()).toList();
    }
  }

  /**
   * Analyses the runs of a track.
   *
   * @param runs all that have the cell, the oldest first; at least one
   * @param threshold from where a change of the metric matters
   */
  public static TrackHistory of(Track track, List<Point> runs, Threshold threshold) {
    List<Point> points = runs.stream().filter(Point::isMeasured).toList();
    double[] logarithms =
        points.stream().mapToDouble(point -> Math.log(point.value().getAsDouble())).toArray();
    List<Step> steps = new ArrayList<>();
    for (ChangePoint change : ChangePoints.find(logarithms, threshold.share())) {
      steps.add(new Step(change, points.get(change.index() - 1), points.get(change.index())));
    }
    Point last = runs.get(runs.size() - 1);
    int since = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).change().index();
    int to = last.isMeasured() ? points.size() - 1 : points.size();
    Optional<Segment> current = segment(logarithms, since, to);
    Optional<Segment> basis = current;
    if (!steps.isEmpty() && to - since < Newest.LEAST_POINTS) {
      int before = steps.size() == 1 ? 0 : steps.get(steps.size() - 2).change().index();
      basis = segment(logarithms, before, since);
    }
    Newest newest =
        last.isMeasured()
            ? newest(basis, last, track.series().metric(), threshold)
            : new Newest(without(last), Double.NaN);
    return new TrackHistory(track, List.copyOf(runs), List.copyOf(steps), current, newest);
  }

  private static Optional<Segment> segment(double[] logarithms, int from, int to) {
    return to > from
        ? Optional.of(Segment.of(Arrays.copyOfRange(logarithms, from, to)))
        : Optional.empty();
  }

  /** The runs that have a figure, the oldest first. */
  public List<Point> points() {
    return runs.stream().filter(Point::isMeasured).toList();
  }

  /**
   * The points between steps, the oldest first. The newest run, which is judged by them, is in none
   * of them.
   */
  public List<Segment> segments() {
    List<Point> points = points();
    double[] logarithms =
        points.stream().mapToDouble(point -> Math.log(point.value().getAsDouble())).toArray();
    List<Segment> segments = new ArrayList<>();
    int from = 0;
    for (Step step : steps) {
      segment(logarithms, from, step.change().index()).ifPresent(segments::add);
      from = step.change().index();
    }
    current.ifPresent(segments::add);
    return segments;
  }

  /** The newest run, with a figure or not. */
  public Point last() {
    return runs.get(runs.size() - 1);
  }

  private static Standing without(Point unmeasured) {
    return unmeasured.status() == Status.OK ? Standing.TOO_FEW_POINTS : Standing.FAILED;
  }

  private static Newest newest(
      Optional<Segment> before, Point newest, Metric metric, Threshold threshold) {
    return before
        .map(segment -> Newest.of(segment, newest.value().getAsDouble(), metric, threshold))
        .orElse(new Newest(Standing.TOO_FEW_POINTS, 1));
  }

  /** The first run of the current segment; empty if no run has a figure. */
  public Optional<Point> since() {
    return steps.isEmpty()
        ? points().stream().findFirst()
        : Optional.of(steps.get(steps.size() - 1).after());
  }
}
