package org.convmark.harness.compare;

/**
 * Foreign text for a cell of CSV that may be opened in a spreadsheet, which takes text that begins
 * with certain characters for a formula and runs it. An apostrophe before it makes it text.
 */
public final class SpreadsheetText {

  private static final String BEGINS_FORMULA = "=+-@\t\r\n";

  private SpreadsheetText() {}

  public static String of(String text) {
    return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
