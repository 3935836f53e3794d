package org.convmark.model.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a measured value is held against a claimed one. */
public enum Comparator {
  EQUAL("="),
  UNEQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">=");

  /** Below this relative difference two results of arithmetic are the same. */
  private static final double ROUNDING = 1e-9;

  private final String sign;

  Comparator(String sign) {
    this.sign = sign;
  }

  /** As it is written. */
  public String sign() {
    return sign;
  }

  static Optional<Comparator> of(String sign) {
    return Arrays.stream(values()).filter(known -> known.sign.equals(sign)).findFirst();
  }

  /**
   * Whether the comparison holds. A list holds against a single value if all its values do, and
   * against a list if they do pair by pair. Whole numbers are the same if they are, others if they
   * differ by no more than the rounding of arithmetic.
   *
   * @throws QueryException if the two are of different kinds
   */
  public boolean holds(Value measured, Value claimed, Tolerance tolerance) {
    List<Value> left = measured.items();
    List<Value> right = claimed.items();
    boolean single = !(claimed instanceof Value.Items);
    if (this == UNEQUAL) {
      return !EQUAL.holds(measured, claimed, tolerance);
    }
    if (!single && left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!one(left.get(i), right.get(single ? 0 : i), tolerance)) {
        return false;
      }
    }
    return true;
  }

  private boolean one(Value measured, Value claimed, Tolerance tolerance) {
    if (measured instanceof Value.Amount left && claimed instanceof Value.Amount right) {
      return numbers(left.value(), right.value(), tolerance);
    }
    if (measured.getClass() != claimed.getClass() || this != EQUAL) {
      throw new QueryException(
          String.format(
              Locale.ROOT, "'%s' can't be compared by %s with '%s'", measured, sign, claimed));
    }
    return measured.equals(claimed);
  }

  private boolean numbers(double measured, double claimed, Tolerance tolerance) {
    boolean same = same(measured, claimed);
    return switch (this) {
      case EQUAL -> same || tolerance.admits(measured, claimed);
      case LESS -> measured < claimed && !same;
      case AT_MOST -> measured < claimed || same;
      case MORE -> measured > claimed && !same;
      case AT_LEAST -> measured > claimed || same;
      case UNEQUAL -> throw new AssertionError("is the opposite of equal");
    };
  }

  private static boolean same(double measured, double claimed) {
    boolean whole = measured == Math.rint(measured) && claimed == Math.rint(claimed);
    return whole
        ? measured == claimed
        : Math.abs(measured - claimed) <= ROUNDING * Math.abs(claimed);
  }
}
