package org.convmark.report.view;

import java.util.List;
import java.util.Locale;

/** Points and the lines between them on two axes. */
public record LineChart(Chart.Axis x, Chart.Axis y, List<Line> lines) implements Drawing {

  /** How the points of a line are shown. */
  public enum Style {
    /** Marks, joined by a line. */
    BOTH,
    MARKS,
    /** A line without marks. */
    LINE,
    /** A broken line without marks. */
    DASHED,
    /** A line that stays at a point's height until the next. */
    STEPS
  }

  /**
   * Points in the order in which they are joined.
   *
   * @param points each is x and y, and where there is an interval its low and high end in y
   * @param labels one for each point, shown beside its mark where not empty; or none at all
   */
  public record Line(
      String name, int tint, Style style, List<List<Double>> points, List<String> labels) {

    public Line {
      name = Text.visible(name);
      points = List.copyOf(points);
      labels = labels.stream().map(Text::visible).toList();
      if (!labels.isEmpty() && labels.size() != points.size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "line %s: expected %d labels, found %d",
                name,
                points.size(),
                labels.size()));
      }
    }

    /** A line whose points have no labels. */
    Line(String name, int tint, Style style, List<List<Double>> points) {
      this(name, tint, style, points, List.of());
    }
  }

  public LineChart {
    lines = List.copyOf(lines);
  }

  /** A point without an interval. */
  static List<Double> point(double x, double y) {
    return List.of(Numbers.rounded(x), Numbers.rounded(y));
  }

  /** A point with the ends of its interval in y. */
  static List<Double> point(double x, double y, double low, double high) {
    return List.of(
        Numbers.rounded(x), Numbers.rounded(y), Numbers.rounded(low), Numbers.rounded(high));
  }
}
