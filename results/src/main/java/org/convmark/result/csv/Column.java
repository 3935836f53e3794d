package org.convmark.result.csv;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * A column as it is written: what {@link Row} would refuse to read is refused here already.
 *
 * @param name with its unit, such as {@code load_ms}
 * @param cell the text of a row; an {@link IllegalArgumentException} for what files can't hold
 */
record Column<T>(String name, Function<T, String> cell) {

  private static final int NANOSECOND_DIGITS = 9;
  private static final BigDecimal MILLISECOND = new BigDecimal("0.001");
  private static final MathContext TWELVE_DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  static <T> Column<T> text(String name, Function<T, String> value) {
    return new Column<>(name, value);
  }

  /** Text that identifies the row and is never empty. */
  static <T> Column<T> key(String name, Function<T, String> value) {
    return new Column<>(
        name,
        row -> {
          String text = value.apply(row);
          if (text.isEmpty()) {
            throw refused(name, "text that identifies the row", "nothing");
          }
          return text;
        });
  }

  static <T> Column<T> count(String name, long atLeast, ToLongFunction<T> value) {
    return new Column<>(
        name,
        row -> {
          long count = value.applyAsLong(row);
          if (count < atLeast) {
            throw refused(name, "a count of at least " + atLeast, Long.toString(count));
          }
          return Long.toString(count);
        });
  }

  /** A count of at least 0, or empty. */
  static <T> Column<T> count(String name, Function<T, OptionalLong> value) {
    Column<Long> column = count(name, 0, Long::longValue);
    return new Column<>(
        name,
        row -> {
          OptionalLong count = value.apply(row);
          return count.isPresent() ? column.cell().apply(count.getAsLong()) : "";
        });
  }

  /** A number of at least 0, or empty. */
  static <T> Column<T> number(String name, Function<T, OptionalDouble> value) {
    return anyNumber(
        name,
        row -> {
          OptionalDouble number = value.apply(row);
          if (number.isPresent() && number.getAsDouble() < 0) {
            throw refused(name, "a number of at least 0", decimal(number.getAsDouble()));
          }
          return number;
        });
  }

  /** A number that may be negative, or empty. */
  static <T> Column<T> anyNumber(String name, Function<T, OptionalDouble> value) {
    return new Column<>(
        name,
        row -> {
          OptionalDouble number = value.apply(row);
          if (number.isEmpty()) {
            return "";
          }
          return decimal(finite(name, number.getAsDouble()));
        });
  }

  /**
   * Seconds, rounded to the nanosecond; below a millisecond, as the mean of many calls may be, to
   * twelve digits where that is finer.
   */
  static <T> Column<T> seconds(String name, ToDoubleFunction<T> value) {
    return new Column<>(
        name,
        row -> {
          double seconds = finite(name, value.applyAsDouble(row));
          if (seconds < 0) {
            throw refused(name, "a number of at least 0", decimal(seconds));
          }
          return rounded(BigDecimal.valueOf(seconds)).toPlainString();
        });
  }

  private static BigDecimal rounded(BigDecimal seconds) {
    if (seconds.compareTo(MILLISECOND) >= 0 || seconds.signum() == 0) {
      return seconds.setScale(NANOSECOND_DIGITS, RoundingMode.HALF_EVEN);
    }
    BigDecimal fine = seconds.round(TWELVE_DIGITS).stripTrailingZeros();
    return fine.setScale(Math.max(NANOSECOND_DIGITS, fine.scale()), RoundingMode.UNNECESSARY);
  }

  private static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw refused(name, "a finite number", Double.toString(value));
    }
    return value;
  }

  /** Every digit that the number needs to be read back the same, and no exponent. */
  private static String decimal(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static IllegalArgumentException refused(String name, String expected, String found) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "column %s: expected %s, found %s; leave a figure empty that was not measured",
            name,
            expected,
            found));
  }
}
