package org.convmark.model.weights;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * IEEE 754 binary16 in the 16 bits of a {@code short}: sign, 5 bits of exponent, 10 of fraction.
 * Java converts by itself from version 20 on.
 */
public final class Half {

  private static final int INFINITY = 0x7c00;
  private static final int NOT_A_NUMBER = 0x7e00;

  /** What all bits of a float's exponent are moved by, counted in the fraction of a half. */
  private static final int REBIAS = (127 - 15) << 10;

  /** How many more bits a float's fraction has. */
  private static final int DROPPED_BITS = 13;

  /** The middle between the largest half, 65504, and what would be the next one. */
  private static final float OVERFLOW = 65520f;

  private static final float SMALLEST_NORMAL = 0x1p-14f;

  /** Between denormal numbers. */
  private static final float STEP = 0x1p-24f;

  private Half() {}

  /** The nearest half, of two equally near ones the even one; from 65520 on infinity. */
  public static short of(float value) {
    int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
    return (short) (sign | magnitude(Math.abs(value)));
  }

  private static int magnitude(float value) {
    if (Float.isNaN(value)) {
      return NOT_A_NUMBER;
    } else if (value >= OVERFLOW) {
      return INFINITY;
    } else if (value < SMALLEST_NORMAL) {
      return (int) Math.rint(value / STEP);
    }
    int bits = Float.floatToRawIntBits(value) - (REBIAS << DROPPED_BITS);
    int odd = bits >>> DROPPED_BITS & 1;
    int justBelowTheMiddle = (1 << (DROPPED_BITS - 1)) - 1;
    return (bits + justBelowTheMiddle + odd) >>> DROPPED_BITS;
  }

  /**
   * Rounds all remaining values into {@code target}, in its byte order and from its position on,
   * and moves the positions of both behind them.
   */
  public static void encode(FloatBuffer values, ByteBuffer target) {
    while (values.hasRemaining()) {
      target.putShort(of(values.get()));
    }
  }

  /** The value, exactly. */
  public static float toFloat(short half) {
    int magnitude = half & 0x7fff;
    float value;
    if (magnitude > INFINITY) {
      return Float.NaN;
    } else if (magnitude == INFINITY) {
      value = Float.POSITIVE_INFINITY;
    } else if (magnitude < 1 << 10) {
      value = magnitude * STEP;
    } else {
      value = Float.intBitsToFloat((magnitude + REBIAS) << DROPPED_BITS);
    }
    return half < 0 ? -value : value;
  }
}
