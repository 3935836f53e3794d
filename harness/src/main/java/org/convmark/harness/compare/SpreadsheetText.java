package org.convmark.harness.compare;

import java.util.regex.Pattern;

/**
 * Foreign text for a cell of CSV that may be opened in a spreadsheet, which takes text that begins
 * with certain characters for a formula and runs it, or be printed by a runner of GitHub's, which
 * obeys lines that begin with {@code ::}. An apostrophe before it makes it text, and it stays in
 * one line; JSON has it as it is.
 */
public final class SpreadsheetText {

  private static final String BEGINS_FORMULA = "=+-@\t";
  private static final Pattern LINE_BREAKS = Pattern.compile("\\R+");

  private SpreadsheetText() {}

  public static String of(String text) {
    String line = LINE_BREAKS.matcher(text).replaceAll(" ").replace("##[", "# #[");
    boolean isObeyed =
        line.stripLeading().startsWith("::")
            || (!line.isEmpty() && BEGINS_FORMULA.indexOf(line.charAt(0)) >= 0);
    return isObeyed ? "'" + line : line;
  }
}
