package org.convmark.model.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What an expression comes to. */
public sealed interface Value {

  /** A count, a rate, a ratio. */
  record Amount(double value) implements Value {

    private static final MathContext PRINTED = new MathContext(7);

    /** All digits of a whole number, seven of any other. */
    @Override
    public String toString() {
      if (value == Math.rint(value) && Math.abs(value) < 1e15) {
        return String.valueOf((long) value);
      }
      return new BigDecimal(value).round(PRINTED).stripTrailingZeros().toPlainString();
    }
  }

  /** A shape as papers print it, {@code 55x55x96}, or a kernel, {@code 3x3}. */
  record Size(List<Integer> dims) implements Value {

    public Size {
      dims = List.copyOf(dims);
    }

    static Size parse(String text) {
      return new Size(Arrays.stream(text.split("x", -1)).map(Integer::valueOf).toList());
    }

    @Override
    public String toString() {
      return dims.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
  }

  /** Whether something holds. */
  record Truth(boolean value) implements Value {

    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }

  /** Names of operators, paths through a module. */
  record Text(String value) implements Value {

    @Override
    public String toString() {
      return value;
    }
  }

  /** Several values, none of them {@code Items} itself. */
  record Items(List<Value> values) implements Value {

    public Items {
      values = values.stream().flatMap(value -> value.items().stream()).toList();
    }

    @Override
    public String toString() {
      return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
  }

  /** The values of a list, or the one that this is. */
  default List<Value> items() {
    return this instanceof Items list ? list.values() : List.of(this);
  }

  static Value number(double number) {
    return new Amount(number);
  }

  static Value list(List<? extends Value> values) {
    return new Items(List.copyOf(values));
  }
}
