package org.convmark.report.chart;

import java.math.BigDecimal;
import java.util.List;
import org.convmark.report.chart.Canvas.Align;
import org.convmark.report.chart.Canvas.Ink;
import org.convmark.report.chart.Canvas.Point;

/** Two axes with a grid behind what they measure. */
record Axes(Scale across, Scale up) {

  /** The grid with its numbers, those across at the ticks that are given. */
  void drawGrid(Canvas canvas, List<BigDecimal> ticksAcross) {
    for (BigDecimal tick : ticksAcross) {
      double x = across.at(tick.doubleValue());
      canvas.line(new Point(x, up.to()), new Point(x, up.from()), Ink.drawn(Look.GRID, 1));
      canvas.words(
          new Point(x, up.from() + 12), Scale.label(tick), Look.QUIET.aligned(Align.MIDDLE));
    }
    for (BigDecimal tick : up.ticks()) {
      double y = up.at(tick.doubleValue());
      canvas.line(new Point(across.from(), y), new Point(across.to(), y), Ink.drawn(Look.GRID, 1));
      canvas.words(
          new Point(across.from() - 8, y), Scale.label(tick), Look.QUIET.aligned(Align.RIGHT));
    }
  }

  /** What is measured across, below the numbers. */
  void drawTitle(Canvas canvas, String title) {
    canvas.words(
        new Point((across.from() + across.to()) / 2, up.from() + 32),
        title,
        Look.QUIET.aligned(Align.MIDDLE));
  }
}
