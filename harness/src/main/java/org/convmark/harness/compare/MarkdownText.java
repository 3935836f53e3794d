package org.convmark.harness.compare;

import java.util.regex.Pattern;

/**
 * Foreign text for a cell of a table in Markdown: a code span, in which nothing is markup, HTML, a
 * link or a mention. Its fence is longer than any row of backticks in the text; a bar, which would
 * end the cell even there, becomes a broken one.
 */
final class MarkdownText {

  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private MarkdownText() {}

  static String code(String text) {
    String shown = PlainText.of(text).replace('|', '\u00a6');
    if (shown.isBlank()) {
      return "";
    }
    int longest =
        BACKTICKS.matcher(shown).results().mapToInt(row -> row.group().length()).max().orElse(0);
    String fence = "`".repeat(longest + 1);
    String pad = longest > 0 ? " " : "";
    return fence + pad + shown + pad + fence;
  }
}
