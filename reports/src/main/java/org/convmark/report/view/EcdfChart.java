package org.convmark.report.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;

/**
 * How the measured iterations of every cell are distributed, one cell shown at a time. A page makes
 * it from the iterations that it holds anyway.
 *
 * @param samples the id of the figure that holds them
 * @param cells they themselves, for who has no page
 */
public record EcdfChart(String samples, @JsonIgnore List<SampleChart.CellSamples> cells)
    implements Drawing {

  /** More lines than these hide each other. */
  private static final int MOST_FORKS = 10;

  /** So many points of a line are beyond what a chart can show. */
  static final int MOST_POINTS = 200;

  public EcdfChart {
    cells = List.copyOf(cells);
  }

  @Override
  public EcdfChart within(String prefix) {
    return new EcdfChart(prefix + samples, cells);
  }

  /** The share of iterations up to each time, of each fork and of all together. */
  public static LineChart lines(SampleChart.CellSamples cell) {
    List<LineChart.Line> lines = new ArrayList<>();
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < cell.forks().size(); i++) {
      SampleChart.ForkSamples fork = cell.forks().get(i);
      List<Double> own = fork.measure().stream().map(point -> point.get(1)).toList();
      all.addAll(own);
      if (cell.forks().size() <= MOST_FORKS) {
        lines.add(
            new LineChart.Line("fork " + fork.fork(), i, LineChart.Style.STEPS, distribution(own)));
      }
    }
    lines.add(
        new LineChart.Line(
            "all forks", Tints.TOGETHER, LineChart.Style.DASHED, corners(distribution(all))));
    return new LineChart(
        new Chart.Axis("ms", Chart.Scale.CLOSE),
        new Chart.Axis("share of iterations", Chart.Scale.LINEAR),
        lines);
  }

  /** Each time with the share of times up to it; of many, evenly spaced ones. */
  static List<List<Double>> distribution(List<Double> times) {
    List<Double> sorted = times.stream().sorted().toList();
    int count = sorted.size();
    int step = (count + MOST_POINTS - 1) / MOST_POINTS;
    List<List<Double>> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i == 0) {
        points.add(LineChart.point(sorted.get(0), 0));
      }
      if ((i + 1) % step == 0 || i == count - 1) {
        points.add(LineChart.point(sorted.get(i), (i + 1.0) / count));
      }
    }
    return points;
  }

  /** The corners of the steps, for a line that does not make them itself. */
  private static List<List<Double>> corners(List<List<Double>> points) {
    List<List<Double>> corners = new ArrayList<>();
    for (List<Double> point : points) {
      if (!corners.isEmpty()) {
        corners.add(List.of(point.get(0), corners.get(corners.size() - 1).get(1)));
      }
      corners.add(point);
    }
    return corners;
  }
}
