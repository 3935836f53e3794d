package org.convmark.model.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a measured number may be from the claimed one.
 *
 * @param text as written: {@code exact}, {@code 5%}, {@code 0.05} or {@code 0.1-0.3}
 * @param kind what the bounds mean
 * @param low the share or the distance allowed, or the range's lower end
 * @param high the range's upper end
 */
public record Tolerance(String text, Kind kind, double low, double high) {

  /** What is allowed. */
  public enum Kind {
    /** The same number. */
    EXACT,
    /** A share of the claimed number. */
    RELATIVE,
    /** A distance. */
    ABSOLUTE,
    /** Whatever lies within two bounds, whichever of them is claimed. */
    RANGE
  }

  public static final Tolerance EXACTLY = new Tolerance("exact", Kind.EXACT, 0, 0);

  private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,9})?)";
  private static final Pattern ONE = Pattern.compile(NUMBER + "(%?)");
  private static final Pattern TWO = Pattern.compile(NUMBER + "-" + NUMBER);

  /** Reads a tolerance; anything else is an {@link QueryException}. */
  public static Tolerance parse(String text) {
    Matcher one = ONE.matcher(text);
    Matcher two = TWO.matcher(text);
    if (text.equals(EXACTLY.text)) {
      return EXACTLY;
    } else if (one.matches()) {
      double number = Double.parseDouble(one.group(1));
      return one.group(2).isEmpty()
          ? new Tolerance(text, Kind.ABSOLUTE, number, 0)
          : new Tolerance(text, Kind.RELATIVE, number / 100, 0);
    } else if (two.matches()
        && Double.parseDouble(two.group(1)) <= Double.parseDouble(two.group(2))) {
      return new Tolerance(
          text, Kind.RANGE, Double.parseDouble(two.group(1)), Double.parseDouble(two.group(2)));
    }
    throw new QueryException("expected exact, a distance (0.5), a share (5%) or a range (0.1-0.3)");
  }

  /** That it can mean something beside what is claimed; else a {@link QueryException}. */
  public void requireSense(Comparator comparator, Value claimed) {
    if (kind == Kind.EXACT) {
      return;
    }
    if (comparator != Comparator.EQUAL) {
      throw new QueryException(
          "tolerance " + text + " means nothing beside '" + comparator.sign() + "'; leave it out");
    }
    for (Value value : claimed.items()) {
      double number = Functions.number(value);
      if (kind == Kind.RANGE && !admits(number, number)) {
        throw new QueryException("claimed " + value + " lies outside the tolerance " + text);
      }
    }
  }

  boolean admits(double measured, double claimed) {
    return switch (kind) {
      case EXACT -> false;
      case RELATIVE -> Math.abs(measured - claimed) <= low * Math.abs(claimed);
      case ABSOLUTE -> Math.abs(measured - claimed) <= low;
      case RANGE -> low <= measured && measured <= high;
    };
  }
}
