package org.convmark.bench.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/** Seeded values for the inputs of a user's file, the same for every engine. */
final class RandomValues {

  private static final long SEED = 0x696e70757473L;
  private static final double UNIT_VARIANCE = Math.sqrt(3);

  /** Small enough to be an index into most tables. */
  private static final int INTEGERS = 10;

  private static final int HALF_OF_HALF = 0x3800;

  private RandomValues() {}

  /**
   * A direct buffer of native byte order. Floats have mean 0, those of 32 and 64 bits variance 1;
   * whole numbers are from 0 to 9.
   */
  static ByteBuffer of(TensorSpec spec) {
    ByteBuffer values =
        ByteBuffer.allocateDirect(spec.elements() * spec.type().bytes())
            .order(ByteOrder.nativeOrder());
    SplittableRandom random = new SplittableRandom(SEED + spec.name().hashCode());
    while (values.hasRemaining()) {
      put(spec, random, values);
    }
    return values.flip();
  }

  private static void put(TensorSpec spec, SplittableRandom random, ByteBuffer values) {
    switch (spec.type()) {
      case FLOAT32 -> values.putFloat((float) real(random));
      case FLOAT64 -> values.putDouble(real(random));
      case FLOAT16 -> values.putShort(half(random));
      case INT64 -> values.putLong(random.nextInt(INTEGERS));
      case INT32 -> values.putInt(random.nextInt(INTEGERS));
      case INT16 -> values.putShort((short) random.nextInt(INTEGERS));
      case INT8, UINT8 -> values.put((byte) random.nextInt(INTEGERS));
      case BOOL -> values.put((byte) random.nextInt(2));
    }
  }

  private static double real(SplittableRandom random) {
    return (random.nextDouble() * 2 - 1) * UNIT_VARIANCE;
  }

  /** Between 0.5 and 1 with any sign: a fixed exponent and random bits behind it. */
  private static short half(SplittableRandom random) {
    return (short) (HALF_OF_HALF | random.nextInt(1 << 10) | random.nextInt(2) << 15);
  }
}
