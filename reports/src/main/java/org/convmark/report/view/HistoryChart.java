package org.convmark.report.view;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.convmark.result.compare.Verdict;
import org.convmark.result.history.Point;
import org.convmark.result.history.Segment;
import org.convmark.result.history.TrackHistory;
import org.convmark.result.history.TrackHistory.Step;

/** The runs of a track in their order, with the level between steps and the steps. */
final class HistoryChart {

  private static final String RUN = "mean latency of a run";
  private static final String LEVEL = "mean of the runs between steps";

  private final TrackHistory history;
  private final List<LineChart.Line> lines = new ArrayList<>();
  private final int tint;

  private HistoryChart(TrackHistory history, int tint) {
    this.history = history;
    this.tint = tint;
  }

  /**
   * The chart of a track.
   *
   * @param tint of its engine
   */
  static LineChart of(TrackHistory history, int tint) {
    HistoryChart chart = new HistoryChart(history, tint);
    chart.addRuns();
    chart.addLevels();
    chart.addSteps("step for the worse", Verdict.REGRESSED);
    chart.addSteps("step for the better", Verdict.IMPROVED);
    return new LineChart(
        new Chart.Axis(chart.across(), Chart.Scale.CLOSE),
        new Chart.Axis("ms", Chart.Scale.CLOSE),
        chart.lines);
  }

  private String across() {
    return "runs of the cell, " + day(history.runs().get(0)) + " to " + day(history.last());
  }

  static LocalDate day(Point point) {
    return LocalDate.ofInstant(point.at(), ZoneOffset.UTC);
  }

  /** A run without a figure breaks the line. */
  private void addRuns() {
    List<List<Double>> part = new ArrayList<>();
    for (int i = 0; i < history.runs().size(); i++) {
      Point run = history.runs().get(i);
      if (run.isMeasured()) {
        part.add(LineChart.point(i + 1, run.value().getAsDouble()));
      } else {
        addPart(part);
        part = new ArrayList<>();
      }
    }
    addPart(part);
  }

  private void addPart(List<List<Double>> part) {
    if (!part.isEmpty()) {
      lines.add(new LineChart.Line(RUN, tint, LineChart.Style.BOTH, part));
    }
  }

  private void addLevels() {
    int from = 0;
    for (Segment segment : history.segments()) {
      int to = from + segment.points() - 1;
      if (to > from) {
        lines.add(
            new LineChart.Line(
                LEVEL,
                Tints.TOGETHER,
                LineChart.Style.DASHED,
                List.of(
                    LineChart.point(place(from), segment.mean()),
                    LineChart.point(place(to), segment.mean()))));
      }
      from = to + 1;
    }
  }

  /** Where among all runs the one is that is so many-th of those with a figure. */
  private int place(int measured) {
    return 1 + history.runs().indexOf(history.points().get(measured));
  }

  private void addSteps(String name, Verdict verdict) {
    List<List<Double>> points = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (Step step : history.steps()) {
      if (step.change().ratio() > 1 == (verdict == Verdict.REGRESSED)) {
        points.add(
            LineChart.point(place(step.change().index()), step.after().value().getAsDouble()));
        labels.add(HistoryTable.size(step));
      }
    }
    if (!points.isEmpty()) {
      lines.add(
          new LineChart.Line(
              name, ForestPlot.tint(verdict), LineChart.Style.MARKS, points, labels));
    }
  }
}
