package org.convmark.report.chart;

import java.util.List;

/** What pictures are drawn on. Lengths are in units of which a picture is {@link Picture#WIDTH}. */
interface Canvas {

  /** A place: right of the left edge, below the upper edge. */
  record Point(double x, double y) {

    Point plus(double right, double down) {
      return new Point(x + right, y + down);
    }
  }

  /**
   * How an outline is filled and drawn.
   *
   * @param fill colour as {@code #rrggbb}, or {@link #NONE}
   * @param opacity of the fill, 0 to 1
   * @param stroke colour as {@code #rrggbb}, or {@link #NONE}
   * @param width of the stroke
   */
  record Ink(String fill, double opacity, String stroke, double width) {

    static Ink filled(String color) {
      return new Ink(color, 1, NONE, 0);
    }

    static Ink drawn(String color, double width) {
      return new Ink(NONE, 1, color, width);
    }
  }

  /** Which side of a text its place is. */
  enum Align {
    LEFT,
    MIDDLE,
    RIGHT
  }

  /** The look of a text. */
  record Lettering(double size, Weight weight, String color, Align align) {

    Lettering aligned(Align other) {
      return new Lettering(size, weight, color, other);
    }
  }

  /** How thick letters are. */
  enum Weight {
    NORMAL,
    BOLD
  }

  String NONE = "none";

  void line(Point from, Point to, Ink ink);

  /** A closed outline. */
  void area(List<Point> corners, Ink ink);

  void circle(Point centre, double radius, Ink ink);

  /** One line of text whose middle height is that of the place. */
  void words(Point at, String text, Lettering lettering);
}
