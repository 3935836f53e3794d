package org.convmark.bench.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.convmark.model.graph.Shape;

/** Seeded images and labels, the same for every engine. */
public final class InputData {

  private static final long IMAGE_SEED = 0x696d61676573L;
  private static final long LABEL_SEED = 0x6c6162656c73L;
  private static final double UNIT_VARIANCE = Math.sqrt(3);

  private InputData() {}

  /** A direct buffer of N×C×H×W values, uniform with mean 0 and variance 1. */
  public static FloatBuffer images(Shape image, int batch) {
    int count = Math.toIntExact(Math.multiplyExact(image.elements(), batch));
    FloatBuffer values =
        ByteBuffer.allocateDirect(Math.multiplyExact(count, Float.BYTES))
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    SplittableRandom random = new SplittableRandom(IMAGE_SEED);
    while (values.hasRemaining()) {
      values.put((float) ((random.nextDouble() * 2 - 1) * UNIT_VARIANCE));
    }
    return values.flip();
  }

  /** One class index for each image. */
  public static int[] labels(int classes, int batch) {
    SplittableRandom random = new SplittableRandom(LABEL_SEED);
    int[] labels = new int[batch];
    for (int i = 0; i < batch; i++) {
      labels[i] = random.nextInt(classes);
    }
    return labels;
  }
}
