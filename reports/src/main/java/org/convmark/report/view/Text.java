package org.convmark.report.view;

import java.util.Locale;

/**
 * Makes text from elsewhere safe to show: whatever could hide or reorder letters is spelled out.
 */
public final class Text {

  private Text() {}

  /** The text with control characters, direction overrides and lone surrogates made visible. */
  public static String visible(String raw) {
    if (raw.codePoints().noneMatch(Text::isTreacherous)) {
      return raw;
    }
    StringBuilder shown = new StringBuilder();
    raw.codePoints()
        .forEach(
            point -> {
              if (isTreacherous(point)) {
                shown.append(String.format(Locale.ROOT, "\u2039U+%04X\u203a", point));
              } else {
                shown.appendCodePoint(point);
              }
            });
    return shown.toString();
  }

  private static boolean isTreacherous(int point) {
    boolean layout = point == '\n' || point == '\t';
    boolean direction =
        (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    return direction
        || (Character.isISOControl(point) && !layout)
        || Character.getType(point) == Character.SURROGATE;
  }
}
