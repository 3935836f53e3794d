package org.convmark.harness;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text of runs, made fit for where it is printed: it may hold anything. */
final class Plain {

  /** What could break a line, or turn its direction or colour; unpaired surrogates too. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private static final Pattern MARKDOWN = Pattern.compile("[\\\\`*_{}\\[\\]|~#!$]");

  private Plain() {}

  /** For a terminal. */
  static String line(String text) {
    return INVISIBLE
        .matcher(text)
        .replaceAll(match -> String.format(Locale.ROOT, "\\\\u%04x", match.group().codePointAt(0)));
  }

  /** For a cell of a table in Markdown: no markup, no HTML and nobody's name called. */
  static String markdown(String text) {
    String escaped =
        line(text)
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("@", "&#64;")
            .replace("://", "&#58;//");
    return MARKDOWN
        .matcher(escaped.replace("&#", "\u0001"))
        .replaceAll("\\\\$0")
        .replace("\u0001", "&#");
  }
}
