package org.convmark.report.chart;

import java.util.List;
import org.convmark.report.chart.Canvas.Point;

/** A rectangle that words or a circle take. */
record Box(double left, double top, double right, double bottom) {

  private static final double HEIGHT = 16;
  private static final double GAP = 5;

  static Box around(Point centre, double radius) {
    return new Box(
        centre.x() - radius, centre.y() - radius, centre.x() + radius, centre.y() + radius);
  }

  /** Where a name of that width can stand beside a circle, the best place first. */
  static List<Box> beside(Point centre, double radius, double width) {
    double side = radius + GAP;
    return List.of(
        at(centre.plus(side, -HEIGHT / 2), width),
        at(centre.plus(-side - width, -HEIGHT / 2), width),
        at(centre.plus(-width / 2, -side - HEIGHT), width),
        at(centre.plus(-width / 2, side), width));
  }

  private static Box at(Point corner, double width) {
    return new Box(corner.x(), corner.y(), corner.x() + width, corner.y() + HEIGHT);
  }

  double width() {
    return right - left;
  }

  Point middleLeft() {
    return new Point(left, (top + bottom) / 2);
  }

  boolean holds(Box other) {
    return other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom;
  }

  boolean touches(Box other) {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
}
