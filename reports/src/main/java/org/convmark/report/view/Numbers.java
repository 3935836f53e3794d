package org.convmark.report.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Numbers {

  private Numbers() {}

  /** A count with groups of three digits. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** The number as somebody else printed it: with the digits that it has. */
  static String asPrinted(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** Four digits that matter. */
  public static String figure(double value) {
    return like(value, value);
  }

  /** The value with as many decimals as {@link #figure} gives the reference. */
  public static String like(double reference, double value) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%,." + decimals(reference) + "f", value)
        : String.valueOf(value);
  }

  /** A share as a percentage with one decimal. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  /** A difference as a percentage with its sign. */
  public static String signedPercent(double share) {
    return String.format(Locale.ROOT, "%+.1f %%", share * 100);
  }

  /** A ratio with two decimals. */
  public static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** A small number as a power of ten. */
  public static String scientific(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
  }

  /** The range of two formatted ends, or the one text if they are equal. */
  static String range(String low, String high) {
    return low.equals(high) ? low : low + "\u2013" + high;
  }

  /** Six digits that matter, which is beyond what a chart can show; null if it is no number. */
  static Double rounded(double value) {
    return rounded(value, 6);
  }

  /** So many digits that matter; null if it is no number. */
  static Double rounded(double value, int digits) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
        : null;
  }

  private static int decimals(double reference) {
    double size = Math.abs(reference);
    if (!Double.isFinite(size) || size == 0 || size >= 1000) {
      return 0;
    }
    return (int) Math.min(9, 3 - Math.floor(Math.log10(size)));
  }
}
