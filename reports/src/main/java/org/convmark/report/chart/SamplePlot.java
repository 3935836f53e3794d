package org.convmark.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convmark.report.chart.Canvas.Align;
import org.convmark.report.chart.Canvas.Ink;
import org.convmark.report.chart.Canvas.Point;
import org.convmark.report.view.Chart;
import org.convmark.report.view.SampleChart.CellSamples;
import org.convmark.report.view.SampleChart.ForkSamples;

/** Every iteration of one cell: its number across, its time upwards. */
final class SamplePlot implements Plot {

  private static final double HEIGHT = 300;
  private static final double AXIS = 44;
  private static final double LEFT = 64;
  private static final int TINTS = 10;
  private static final double DASH = 4;
  private static final double STEP = 12;

  private final CellSamples cell;

  SamplePlot(CellSamples cell) {
    this.cell = cell;
  }

  @Override
  public List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < cell.forks().size(); i++) {
      keys.add(MarkKey.of("fork " + cell.forks().get(i).fork(), i % TINTS));
    }
    keys.add(new MarkKey("hollow: warm-up", 0, hollow(Look.INK)));
    if (cell.forks().stream().anyMatch(fork -> fork.steady() != null)) {
      keys.add(new MarkKey("at the top: steady from here", 0, Look.mark(0)));
    }
    return keys;
  }

  private static Ink hollow(String color) {
    return new Ink(Look.PAPER, 1, color, 1.4);
  }

  @Override
  public double height() {
    return HEIGHT + AXIS;
  }

  @Override
  public void drawOn(Canvas canvas, double top) {
    double bottom = top + HEIGHT;
    double right = Picture.WIDTH - Picture.MARGIN;
    Scale across = new Scale(Chart.Scale.LINEAR, 0, Math.max(1, highest(0)), LEFT, right);
    Scale up = upwards(bottom, top);
    drawMean(canvas, up);
    drawAxes(canvas, across, up);
    for (int i = 0; i < cell.forks().size(); i++) {
      int tint = i % TINTS;
      ForkSamples fork = cell.forks().get(i);
      draw(canvas, fork.warmup(), new MarkKey("", tint, hollow(Look.tint(tint))), across, up);
      draw(canvas, fork.measure(), MarkKey.of("", tint), across, up);
      drawSteady(canvas, fork, i, across, up);
    }
  }

  private Scale upwards(double bottom, double top) {
    double low = points().mapToDouble(point -> point.get(1)).min().orElse(0);
    double high = Math.max(highest(1), low);
    double margin = high > low ? 0.05 * (high - low) : 0.5;
    return new Scale(Chart.Scale.LINEAR, Math.max(0, low - margin), high + margin, bottom, top);
  }

  private double highest(int place) {
    return points().mapToDouble(point -> point.get(place)).max().orElse(0);
  }

  private Stream<List<Double>> points() {
    return cell.forks().stream()
        .flatMap(fork -> Stream.concat(fork.warmup().stream(), fork.measure().stream()));
  }

  /** The band of the interval, cut where the samples end. */
  private void drawMean(Canvas canvas, Scale up) {
    double right = Picture.WIDTH - Picture.MARGIN;
    if (cell.interval().size() == 2) {
      double low = up.at(Math.max(up.low(), cell.interval().get(0)));
      double high = up.at(Math.min(up.high(), cell.interval().get(1)));
      canvas.area(
          List.of(
              new Point(LEFT, low),
              new Point(right, low),
              new Point(right, high),
              new Point(LEFT, high)),
          Ink.filled(Look.BAND));
    }
    if (cell.mean() != null) {
      double y = up.at(cell.mean());
      canvas.line(new Point(LEFT, y), new Point(right, y), Ink.drawn(Look.MUTED, 1));
    }
  }

  private static void drawAxes(Canvas canvas, Scale across, Scale up) {
    for (BigDecimal tick : up.ticks()) {
      double y = up.at(tick.doubleValue());
      canvas.line(new Point(across.from(), y), new Point(across.to(), y), Ink.drawn(Look.GRID, 1));
      canvas.words(
          new Point(LEFT - 8, y), Scale.label(tick) + " ms", Look.QUIET.aligned(Align.RIGHT));
    }
    for (BigDecimal tick : across.ticks()) {
      double x = across.at(tick.doubleValue());
      canvas.words(
          new Point(x, up.from() + 12), Scale.label(tick), Look.QUIET.aligned(Align.MIDDLE));
    }
    canvas.line(
        new Point(across.from(), up.from()),
        new Point(across.to(), up.from()),
        Ink.drawn(Look.RULE, 1));
    canvas.words(
        new Point((across.from() + across.to()) / 2, up.from() + 32),
        "iteration of its fork",
        Look.QUIET.aligned(Align.MIDDLE));
  }

  /** A broken line behind the iteration, and the fork's mark at the top, each below the last. */
  private static void drawSteady(
      Canvas canvas, ForkSamples fork, int place, Scale across, Scale up) {
    if (fork.steady() != null) {
      int tint = place % TINTS;
      double x = across.at(Math.min(across.high(), fork.steady() + 0.5));
      for (double y = up.to(); y < up.from(); y += 2 * DASH) {
        canvas.line(
            new Point(x, y),
            new Point(x, Math.min(up.from(), y + DASH)),
            Ink.drawn(Look.tint(tint), 1));
      }
      Look.mark(canvas, tint, new Point(x, up.to() + STEP * tint), Look.mark(tint));
    }
  }

  private static void draw(
      Canvas canvas, List<List<Double>> points, MarkKey mark, Scale across, Scale up) {
    for (List<Double> point : points) {
      mark.drawOn(canvas, new Point(across.at(point.get(0)), up.at(point.get(1))));
    }
  }
}
