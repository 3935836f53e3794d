package org.convmark.model.onnx.read;

import java.util.regex.Pattern;

/** Names out of foreign files, made fit for one line of a terminal. */
public final class OneLine {

  private static final int LONGEST = 200;
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private OneLine() {}

  /** Without characters that could break the line or turn its direction, and not too long. */
  public static String of(String text) {
    String shown = UNFIT.matcher(text).replaceAll("?");
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
  }

  /** Whether all characters of a text are fit for a line. */
  public static boolean isPlain(String text) {
    return !UNFIT.matcher(text).find();
  }
}
