package org.convmark.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convmark.report.chart.Canvas.Align;
import org.convmark.report.chart.Canvas.Ink;
import org.convmark.report.chart.Canvas.Point;
import org.convmark.report.view.Chart;
import org.convmark.report.view.LineChart;
import org.convmark.report.view.LineChart.Line;
import org.convmark.report.view.LineChart.Style;

/** Points and lines on two axes. */
final class LinePlot implements Plot {

  private static final double HEIGHT = 340;
  private static final double ABOVE = 24;
  private static final double AXIS = 44;
  private static final double LEFT = 68;
  private static final double WHISKER = 4;
  private static final double DASH = 6;
  private static final int MOST_NUMBERS = 10;

  private final LineChart chart;

  LinePlot(LineChart chart) {
    this.chart = chart;
  }

  @Override
  public List<Key> keys() {
    return chart.lines().stream()
        .filter(line -> !line.name().isBlank())
        .<Key>map(
            line ->
                isMarked(line)
                    ? MarkKey.of(line.name(), line.tint())
                    : new StrokeKey(line.name(), line.tint()))
        .distinct()
        .toList();
  }

  private static boolean isMarked(Line line) {
    return line.style() == Style.BOTH || line.style() == Style.MARKS;
  }

  @Override
  public double height() {
    return ABOVE + HEIGHT + AXIS;
  }

  @Override
  public void drawOn(Canvas canvas, double top) {
    if (points().findAny().isEmpty()) {
      // axes without points would have numbers of nothing
      Point middle = new Point(Picture.WIDTH / 2, top + ABOVE + HEIGHT / 2);
      canvas.words(middle, "No cell has both figures.", Look.QUIET.aligned(Align.MIDDLE));
      return;
    }
    double right = Picture.WIDTH - Picture.MARGIN;
    Scale across = scale(chart.x(), 0, LEFT, right);
    Scale up = scale(chart.y(), 1, top + ABOVE + HEIGHT, top + ABOVE);
    canvas.words(new Point(Picture.MARGIN, top + 8), chart.y().title(), Look.QUIET);
    drawAxes(canvas, across, up);
    for (Line line : chart.lines()) {
      drawStroke(canvas, line, across, up);
    }
    for (Line line : chart.lines()) {
      if (isMarked(line)) {
        drawMarks(canvas, line, across, up);
      }
    }
  }

  private Scale scale(Chart.Axis axis, int place, double from, double to) {
    double[] values = points().mapToDouble(point -> point.get(place)).toArray();
    double[] ends =
        points()
            .filter(point -> place == 1)
            .flatMap(point -> point.subList(2, point.size()).stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    Bounds bounds = Bounds.of(axis.scale(), values, ends);
    return new Scale(axis.scale(), bounds.low(), bounds.high(), from, to);
  }

  private Stream<List<Double>> points() {
    return chart.lines().stream().flatMap(line -> line.points().stream());
  }

  /** At the numbers themselves if they are few and whole, as batches are. */
  private List<BigDecimal> ticksAcross(Scale across) {
    List<Double> numbers = points().map(point -> point.get(0)).distinct().sorted().toList();
    boolean whole = numbers.stream().allMatch(number -> number == Math.rint(number));
    return across.kind() == Chart.Scale.LOG && whole && numbers.size() <= MOST_NUMBERS
        ? numbers.stream().map(BigDecimal::valueOf).toList()
        : across.ticks().stream().filter(tick -> !whole || isWhole(tick)).toList();
  }

  private static boolean isWhole(BigDecimal tick) {
    return tick.stripTrailingZeros().scale() <= 0;
  }

  private void drawAxes(Canvas canvas, Scale across, Scale up) {
    Axes axes = new Axes(across, up);
    axes.drawGrid(canvas, ticksAcross(across));
    canvas.line(
        new Point(across.from(), up.from()),
        new Point(across.to(), up.from()),
        Ink.drawn(Look.RULE, 1));
    axes.drawTitle(canvas, chart.x().title());
  }

  private static void drawStroke(Canvas canvas, Line line, Scale across, Scale up) {
    if (line.style() == Style.MARKS) {
      return;
    }
    Ink pen = Ink.drawn(Look.tint(line.tint()), 1.6);
    List<Point> corners = corners(line, across, up);
    for (int i = 1; i < corners.size(); i++) {
      if (line.style() == Style.DASHED) {
        drawDashes(canvas, corners.get(i - 1), corners.get(i), pen);
      } else {
        canvas.line(corners.get(i - 1), corners.get(i), pen);
      }
    }
  }

  private static List<Point> corners(Line line, Scale across, Scale up) {
    List<Point> corners = new ArrayList<>();
    for (List<Double> point : line.points()) {
      Point corner = place(point, across, up);
      if (line.style() == Style.STEPS && !corners.isEmpty()) {
        corners.add(new Point(corner.x(), corners.get(corners.size() - 1).y()));
      }
      corners.add(corner);
    }
    return corners;
  }

  private static void drawDashes(Canvas canvas, Point from, Point to, Ink pen) {
    double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
    double right = (to.x() - from.x()) / length;
    double down = (to.y() - from.y()) / length;
    for (double done = 0; done < length; done += 2 * DASH) {
      double end = Math.min(length, done + DASH);
      canvas.line(from.plus(done * right, done * down), from.plus(end * right, end * down), pen);
    }
  }

  private static Point place(List<Double> point, Scale across, Scale up) {
    return new Point(across.at(point.get(0)), up.at(point.get(1)));
  }

  private static void drawMarks(Canvas canvas, Line line, Scale across, Scale up) {
    Ink pen = Ink.drawn(Look.tint(line.tint()), 1.4);
    for (int i = 0; i < line.points().size(); i++) {
      List<Double> point = line.points().get(i);
      Point at = place(point, across, up);
      if (point.size() == 4) {
        Point low = new Point(at.x(), up.within(point.get(2)));
        Point high = new Point(at.x(), up.within(point.get(3)));
        canvas.line(low, high, pen);
        drawEnd(canvas, up.holds(point.get(2)), low, pen);
        drawEnd(canvas, up.holds(point.get(3)), high, pen);
      }
      Look.mark(canvas, line.tint(), at, Look.mark(line.tint()));
      drawLabel(canvas, line, i, at);
    }
  }

  /** A whisker that leaves the chart has no end in it. */
  private static void drawEnd(Canvas canvas, boolean isInside, Point at, Ink pen) {
    if (isInside) {
      canvas.line(at.plus(-WHISKER, 0), at.plus(WHISKER, 0), pen);
    }
  }

  private static void drawLabel(Canvas canvas, Line line, int number, Point at) {
    if (!line.labels().isEmpty() && !line.labels().get(number).isBlank()) {
      String label = line.labels().get(number);
      boolean left = at.x() + Letters.width(label, Look.NOTE) + 8 > Picture.WIDTH - Picture.MARGIN;
      canvas.words(
          at.plus(left ? -8 : 8, -8), label, left ? Look.NOTE.aligned(Align.RIGHT) : Look.NOTE);
    }
  }
}
