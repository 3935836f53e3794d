package org.convmark.harness.compare;

import java.util.regex.Pattern;

/**
 * Foreign text for a terminal: in one line, without characters that could move the cursor or turn
 * the line's direction, and not too long. Nor is it a command to a runner of GitHub's, which obeys
 * {@code ##[…]} anywhere in a line and {@code ::…::} at its start.
 */
public final class PlainText {

  private static final int LONGEST = 1000;
  private static final Pattern UNFIT = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

  private PlainText() {}

  public static String of(String text) {
    String shown = UNFIT.matcher(text).replaceAll("?").replace("##[", "# #[");
    shown = shown.stripLeading().startsWith("::") ? "?" + shown : shown;
    int end = Math.min(shown.length(), LONGEST);
    boolean halves = end < shown.length() && Character.isHighSurrogate(shown.charAt(end - 1));
    return end == shown.length() ? shown : shown.substring(0, halves ? end - 1 : end) + "…";
  }
}
