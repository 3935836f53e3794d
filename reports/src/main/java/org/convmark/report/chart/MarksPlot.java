package org.convmark.report.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convmark.report.chart.Canvas.Align;
import org.convmark.report.chart.Canvas.Ink;
import org.convmark.report.chart.Canvas.Point;
import org.convmark.report.view.Chart;
import org.convmark.report.view.Mark;

/** Groups of dots with whiskers, or of bars, on one axis below them. */
final class MarksPlot implements Plot {

  private static final double ROW = 20;
  private static final double HEADING = 1.15 * ROW;
  private static final double BETWEEN = 0.35 * ROW;
  private static final double AXIS = 44;
  private static final double LABEL = 9;

  /** Beside the largest mark its label still fits. */
  private static final double RIGHT = 90;

  private final Chart chart;
  private final Scale scale;

  MarksPlot(Chart chart) {
    this.chart = chart;
    this.scale = scale(chart);
  }

  private static Scale scale(Chart chart) {
    DoubleStream band =
        chart.band() == null
            ? DoubleStream.empty()
            : DoubleStream.of(chart.band().low(), chart.band().high());
    double[] values =
        DoubleStream.concat(shown(chart, mark -> Stream.of(shown(mark.value()))), band).toArray();
    double[] ends =
        shown(chart, mark -> Stream.of(shown(mark.low()), shown(mark.high()))).toArray();
    Bounds bounds =
        values.length == 0 ? new Bounds(0, 1) : Bounds.of(chart.axis().scale(), values, ends);
    return new Scale(
        values.length == 0 ? Chart.Scale.LINEAR : chart.axis().scale(),
        bounds.low(),
        bounds.high(),
        Picture.MARGIN + 4,
        Picture.WIDTH - RIGHT);
  }

  private static DoubleStream shown(Chart chart, Function<Mark, Stream<DoubleStream>> ends) {
    return marks(chart)
        .filter(mark -> mark.value() != null)
        .flatMap(ends)
        .flatMapToDouble(end -> end);
  }

  private static DoubleStream shown(Double end) {
    return end == null ? DoubleStream.empty() : DoubleStream.of(end);
  }

  private static Stream<Mark> marks(Chart chart) {
    return chart.groups().stream().flatMap(group -> group.marks().stream());
  }

  @Override
  public List<Key> keys() {
    return IntStream.range(0, chart.series().size())
        .filter(series -> marks(chart).anyMatch(mark -> mark.series() == series))
        .mapToObj(series -> chart.series().get(series))
        .<Key>map(series -> MarkKey.of(series.name(), series.tint()))
        .toList();
  }

  @Override
  public double height() {
    return rows() + AXIS;
  }

  private double rows() {
    return chart.groups().stream()
        .mapToDouble(group -> HEADING + ROW * group.marks().size() + BETWEEN)
        .sum();
  }

  @Override
  public void drawOn(Canvas canvas, double top) {
    drawBand(canvas, top, top + rows());
    drawAxis(canvas, top, top + rows());
    double y = top;
    for (Chart.Group group : chart.groups()) {
      String title = Letters.fitted(group.title(), Picture.WIDTH - RIGHT, Look.HEADING);
      canvas.words(new Point(scale.from(), y + 0.6 * ROW), title, Look.HEADING);
      y += HEADING;
      for (Mark mark : group.marks()) {
        draw(canvas, mark, y + ROW / 2);
        y += ROW;
      }
      y += BETWEEN;
    }
  }

  private void drawBand(Canvas canvas, double top, double bottom) {
    if (chart.band() != null) {
      double low = scale.at(chart.band().low());
      double high = scale.at(chart.band().high());
      canvas.area(
          List.of(
              new Point(low, top),
              new Point(high, top),
              new Point(high, bottom),
              new Point(low, bottom)),
          Ink.filled(Look.BAND));
      double at = scale.at(chart.band().at());
      canvas.line(new Point(at, top), new Point(at, bottom), Ink.drawn(Look.MUTED, 1));
    }
  }

  private void drawAxis(Canvas canvas, double top, double bottom) {
    for (BigDecimal tick : scale.ticks()) {
      double x = scale.at(tick.doubleValue());
      canvas.line(new Point(x, top), new Point(x, bottom), Ink.drawn(Look.GRID, 1));
      canvas.words(new Point(x, bottom + 12), Scale.label(tick), Look.QUIET.aligned(Align.MIDDLE));
    }
    canvas.line(
        new Point(scale.from(), bottom), new Point(scale.to(), bottom), Ink.drawn(Look.RULE, 1));
    canvas.words(
        new Point((scale.from() + scale.to()) / 2, bottom + 32),
        chart.axis().title(),
        Look.QUIET.aligned(Align.MIDDLE));
  }

  private void draw(Canvas canvas, Mark mark, double y) {
    Chart.Series series = chart.series().get(mark.series());
    if (mark.value() == null) {
      String why = series.name() + ": " + mark.label();
      String text = Letters.fitted(why, Picture.WIDTH - RIGHT, Look.QUIET);
      canvas.words(new Point(scale.from() + 8, y), text, Look.QUIET);
    } else if (chart.style() == Chart.Style.BARS) {
      drawBar(canvas, mark, y, Look.tint(series.tint()));
    } else {
      drawDot(canvas, mark, y, series.tint());
    }
  }

  private void drawBar(Canvas canvas, Mark mark, double y, String color) {
    double end = scale.at(mark.value());
    double solid = mark.low() == null ? scale.at(0) : scale.at(mark.low());
    canvas.area(box(scale.at(0), solid, y), new Ink(color, 0.35, Canvas.NONE, 0));
    canvas.area(box(solid, end, y), Ink.filled(color));
    double width = Letters.width(mark.label(), Look.TEXT);
    boolean beside = end + LABEL + width <= Picture.WIDTH || width + 2 * LABEL > end - scale.from();
    if (beside) {
      canvas.words(new Point(end + LABEL, y), mark.label(), Look.TEXT);
    } else {
      canvas.words(new Point(end - LABEL, y), mark.label(), Look.INSIDE);
    }
  }

  private static List<Point> box(double from, double to, double y) {
    return List.of(
        new Point(from, y - 6), new Point(to, y - 6), new Point(to, y + 6), new Point(from, y + 6));
  }

  private void drawDot(Canvas canvas, Mark mark, double y, int tint) {
    double x = scale.at(mark.value());
    double end = x;
    if (mark.low() != null && mark.high() != null) {
      Ink pen = Ink.drawn(Look.tint(tint), 1.6);
      Point low = new Point(scale.within(mark.low()), y);
      Point high = new Point(scale.within(mark.high()), y);
      canvas.line(low, high, pen);
      drawEnd(canvas, mark.low(), low, pen);
      drawEnd(canvas, mark.high(), high, pen);
      end = scale.holds(mark.high()) ? Math.max(x, high.x()) : x;
    }
    Look.mark(canvas, tint, new Point(x, y), Look.mark(tint));
    canvas.words(new Point(end + LABEL, y), mark.label(), Look.TEXT);
  }

  /** A whisker that leaves the chart has no end in it. */
  private void drawEnd(Canvas canvas, double value, Point at, Ink pen) {
    if (scale.holds(value)) {
      canvas.line(at.plus(0, -4), at.plus(0, 4), pen);
    }
  }
}
