package org.convmark.bench.mxnet;

import java.util.Arrays;

/** An array that a symbol reads beside the input and the parameters. */
final class SymbolConstant {

  private final String name;
  private final float[] values;
  private final long[] shape;

  /** An array of these values, row by row. */
  SymbolConstant(String name, float[] values, long... shape) {
    this.name = name;
    this.values = values.clone();
    this.shape = shape.clone();
  }

  /** An array of one value throughout. */
  static SymbolConstant filled(String name, float value, long... shape) {
    long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    float[] values = new float[Math.toIntExact(elements)];
    Arrays.fill(values, value);
    return new SymbolConstant(name, values, shape);
  }

  String name() {
    return name;
  }

  float[] values() {
    return values.clone();
  }

  long[] shape() {
    return shape.clone();
  }
}
