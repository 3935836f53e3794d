package org.convmark.report.chart;

import java.util.List;

/** What a picture shows under its words. */
interface Plot {

  /** A mark and what it stands for. */
  interface Key {

    String name();

    /** Draws the mark around a place. */
    void drawOn(Canvas canvas, Canvas.Point centre);
  }

  List<Key> keys();

  double height();

  /** Draws everything below a height of the picture. */
  void drawOn(Canvas canvas, double top);
}
