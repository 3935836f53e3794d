package org.convmark.report.chart;

import org.convmark.report.chart.Canvas.Ink;

/** A line and what it stands for. */
record StrokeKey(String name, int tint) implements Plot.Key {

  private static final double HALF = 7;

  @Override
  public void drawOn(Canvas canvas, Canvas.Point centre) {
    canvas.line(centre.plus(-HALF, 0), centre.plus(HALF, 0), Ink.drawn(Look.tint(tint), 2));
  }
}
