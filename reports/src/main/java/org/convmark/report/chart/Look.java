package org.convmark.report.chart;

import java.util.List;
import org.convmark.report.chart.Canvas.Align;
import org.convmark.report.chart.Canvas.Ink;
import org.convmark.report.chart.Canvas.Lettering;
import org.convmark.report.chart.Canvas.Point;
import org.convmark.report.chart.Canvas.Weight;

/** Colours, letters and marks; those of the HTML page on white. */
final class Look {

  static final String INK = "#1c2126";
  static final String MUTED = "#59626b";
  static final String RULE = "#c9ced3";
  static final String GRID = "#e8eaec";
  static final String PAPER = "#ffffff";
  static final String BAND = "#dfeaf2";

  static final Lettering TITLE = new Lettering(15, Weight.BOLD, INK, Align.LEFT);
  static final Lettering HEADING = new Lettering(12, Weight.BOLD, INK, Align.LEFT);
  static final Lettering TEXT = new Lettering(12, Weight.NORMAL, INK, Align.LEFT);
  static final Lettering INSIDE = new Lettering(11, Weight.NORMAL, PAPER, Align.RIGHT);
  static final Lettering QUIET = new Lettering(12, Weight.NORMAL, MUTED, Align.LEFT);
  static final Lettering NOTE = new Lettering(11, Weight.NORMAL, MUTED, Align.LEFT);

  private static final List<String> TINTS =
      List.of(
          "#0072b2", "#c85200", "#00856a", "#a8558a", "#8c7300", "#5b3f99", "#7b828a", "#7d9bb8",
          "#3f6d99", "#12304f", "#0b6fb8", "#0f8a8a", "#a8341c", "#7a3fa0", "#c0398a", "#2e7d32",
          "#a06a00", "#6b737b", "#b3261e", "#1b6e3c", "#4c6a8a", "#868d94", "#8a4b9f", "#1c2126");

  private static final double[][][] OUTLINES = {
    {},
    {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}},
    {{0, -1.35}, {1.35, 0}, {0, 1.35}, {-1.35, 0}},
    {{0, -1.25}, {1.2, 0.9}, {-1.2, 0.9}},
    {{0, 1.25}, {1.2, -0.9}, {-1.2, -0.9}}
  };

  private Look() {}

  /** The colour of a tint of the report's palette. */
  static String tint(int number) {
    return TINTS.get(number % TINTS.size());
  }

  static List<String> tints() {
    return TINTS;
  }

  /** A mark whose shape follows the tint, so that colour is never the only difference. */
  static void mark(Canvas canvas, int tint, Point at, Ink ink) {
    double size = 4.5;
    double[][] outline = OUTLINES[tint % OUTLINES.length];
    if (outline.length == 0) {
      canvas.circle(at, size, ink);
    } else {
      canvas.area(
          List.of(outline).stream()
              .map(corner -> at.plus(corner[0] * size * 0.9, corner[1] * size * 0.9))
              .toList(),
          ink);
    }
  }

  /** The ink of a mark of that tint. */
  static Ink mark(int tint) {
    return new Ink(tint(tint), 1, PAPER, 1);
  }
}
