package org.convmark.model.onnx.read;

/** Names out of foreign files, made fit for one line of a terminal. */
public final class OneLine {

  private static final int LONGEST = 80;

  private OneLine() {}

  /** Without characters that could break the line or turn its direction, and not too long. */
  public static String of(String text) {
    String shown = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "?");
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
  }
}
