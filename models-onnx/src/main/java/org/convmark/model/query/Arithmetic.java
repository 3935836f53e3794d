package org.convmark.model.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The four operations, on numbers and pair by pair on lists. */
final class Arithmetic {

  private Arithmetic() {}

  static Expression of(String sign, Expression left, Expression right) {
    return context -> apply(sign, left.in(context), right.in(context));
  }

  private static Value apply(String sign, Value left, Value right) {
    List<Value> first = left.items();
    List<Value> second = right.items();
    boolean single = !(right instanceof Value.Items);
    if (!single && first.size() != second.size()) {
      throw new QueryException(
          String.format(
              Locale.ROOT, "'%s' %s '%s': expected lists of the same length", left, sign, right));
    }
    List<Value> results = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      double a = Functions.number(first.get(i));
      double b = Functions.number(second.get(single ? 0 : i));
      results.add(Value.number(finite(number(sign, a, b))));
    }
    return left instanceof Value.Items ? Value.list(results) : results.get(0);
  }

  private static double number(String sign, double a, double b) {
    return switch (sign) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> {
        if (b == 0) {
          throw new QueryException("division by zero");
        }
        yield a / b;
      }
      default -> throw new AssertionError(sign);
    };
  }

  private static double finite(double result) {
    if (!Double.isFinite(result)) {
      throw new QueryException("the result is too large");
    }
    return result;
  }
}
