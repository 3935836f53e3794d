package org.convmark.result.store;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A question as a person typed it, looked at before any database sees it. */
final class SqlText {

  private static final int LONGEST = 100_000;

  /** Literals, quoted names and comments: what may hold any word. */
  private static final Pattern OPAQUE =
      Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*(?s:.*?)\\*/");

  private static final Pattern FIRST_WORD = Pattern.compile("[\\s(]*([A-Za-z]+)");
  private static final Pattern QUERY = Pattern.compile("select|with|values|from|table");

  private SqlText() {}

  /**
   * The question without the semicolon at its end.
   *
   * @throws IllegalArgumentException if it is not one query
   */
  static String query(String sql) {
    if (sql.length() > LONGEST || sql.indexOf('\u0000') >= 0) {
      throw refused("at most " + LONGEST + " characters of text", "others");
    }
    String bare = withoutOpaque(sql);
    if (bare.contains("$") || bare.contains("\\")) {
      throw refused("plain literals in single quotes", "a '$' or '\\' outside of them");
    }
    String trimmed = bare.stripTrailing();
    int end = trimmed.endsWith(";") ? trimmed.length() - 1 : trimmed.length();
    if (trimmed.substring(0, end).contains(";")) {
      throw refused("one query", "several statements");
    }
    Matcher word = FIRST_WORD.matcher(bare);
    String first = word.lookingAt() ? word.group(1).toLowerCase(Locale.ROOT) : "";
    if (!QUERY.matcher(first).matches()) {
      throw refused(
          "a query that begins with SELECT, WITH, VALUES or FROM",
          first.isEmpty() ? "none" : first);
    }
    return sql.substring(0, end);
  }

  /** With as many other characters in place of what may hold any word. */
  private static String withoutOpaque(String sql) {
    Matcher opaque = OPAQUE.matcher(sql);
    StringBuilder bare = new StringBuilder();
    while (opaque.find()) {
      if (isEscaped(sql, opaque.start())) {
        throw refused("plain literals in single quotes", "one with escapes");
      }
      boolean isComment = opaque.group().startsWith("-") || opaque.group().startsWith("/");
      opaque.appendReplacement(bare, (isComment ? " " : "_").repeat(opaque.group().length()));
    }
    return opaque.appendTail(bare).toString();
  }

  /** Whether a quote begins E'…' or U&'…', which PostgreSQL ends elsewhere than others. */
  private static boolean isEscaped(String sql, int quote) {
    char before = quote > 0 ? sql.charAt(quote - 1) : ' ';
    char earlier = quote > 1 ? sql.charAt(quote - 2) : ' ';
    boolean isE = before == 'e' || before == 'E';
    return before == '&' || (isE && !Character.isLetterOrDigit(earlier));
  }

  static IllegalArgumentException refused(String expected, String found) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "query: expected %s, found %s; the tables can only be read",
            expected,
            found));
  }
}
