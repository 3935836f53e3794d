package org.convmark.report.view;

import java.util.List;

/** Which colours of the palette stand for what, so that no colour means two things in a report. */
final class Tints {

  /** Beside the engines, and none of them. */
  static final int NEUTRAL = 6;

  private static final int ENGINES = 6;
  private static final int FIRST_OF_ORDER = 7;
  private static final int FIRST_OF_FAMILIES = 10;

  /** Of all forks of a cell together, or of what a level is, among lines of other tints. */
  static final int TOGETHER = 23;

  private static final int FIRST_OF_CHANGES = 18;

  private Tints() {}

  /** Of five things that may have become of a figure. */
  static int change(int place) {
    return FIRST_OF_CHANGES + place;
  }

  static int engine(int place) {
    return place % ENGINES;
  }

  /** Of a family of networks, which no engine shares. */
  static int family(Family family) {
    return FIRST_OF_FAMILIES + List.of(Family.values()).indexOf(family);
  }

  /**
   * Of a device at a precision. These are the colours of families of networks, which the pages of
   * devices do not show.
   */
  static int device(int place) {
    return FIRST_OF_FAMILIES + place % Family.values().length;
  }

  /** Of three things that come in an order, light to dark. */
  static int ordered(int place) {
    return FIRST_OF_ORDER + place;
  }
}
