package org.convmark.report.chart;

/** The shape and colour of one series. */
record MarkKey(String name, int tint, Canvas.Ink ink) implements Plot.Key {

  static MarkKey of(String name, int tint) {
    return new MarkKey(name, tint, Look.mark(tint));
  }

  @Override
  public void drawOn(Canvas canvas, Canvas.Point centre) {
    Look.mark(canvas, tint, centre, ink);
  }
}
