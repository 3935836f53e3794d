package org.convmark.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is, near enough to lay it out without a font. The widths are Helvetica's, in
 * thousandths of the size, as Adobe's metrics give them.
 */
final class Letters {

  private static final int[] ASCII = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };
  private static final int WIDEST = 1000;
  private static final double BOLD = 1.07;

  private Letters() {}

  static double width(String text, Canvas.Lettering lettering) {
    double thousandths = text.codePoints().map(Letters::width).sum();
    double weight = lettering.weight() == Canvas.Weight.BOLD ? BOLD : 1;
    return thousandths / 1000 * lettering.size() * weight;
  }

  private static int width(int point) {
    if (point < ' ') {
      return 0;
    }
    if (point - ' ' < ASCII.length) {
      return ASCII[point - ' '];
    }
    return point < 0x0600 ? 600 : WIDEST;
  }

  /** The text, cut with an ellipsis where it would be wider than that. */
  static String fitted(String raw, double widest, Canvas.Lettering lettering) {
    String text = raw.replaceAll("\\s", " ");
    if (width(text, lettering) <= widest) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      if (width(kept + Character.toString(point) + "\u2026", lettering) > widest) {
        break;
      }
      kept.appendCodePoint(point);
    }
    return kept + "\u2026";
  }

  /** The text in lines that are no wider than that. */
  static List<String> wrapped(String text, double widest, Canvas.Lettering lettering) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, lettering) > widest) {
        lines.add(fitted(line, widest, lettering));
        longer = word;
      }
      line = longer;
    }
    lines.add(fitted(line, widest, lettering));
    return lines;
  }
}
