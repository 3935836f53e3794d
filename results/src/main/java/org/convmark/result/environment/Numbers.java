package org.convmark.result.environment;

/** Numbers of the kernel's files. */
final class Numbers {

  private Numbers() {}

  /** NaN for what is no number, such as {@code max}. */
  static double parse(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
