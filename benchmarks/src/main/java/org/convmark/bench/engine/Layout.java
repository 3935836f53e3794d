package org.convmark.bench.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;

/** The order in which values of N×C×H×W lie in memory: of images, and of convolutions' weights. */
public enum Layout {
  /** All pixels of a channel together, N×C×H×W. */
  CHANNELS_FIRST("channels-first"),
  /** All channels of a pixel together, N×H×W×C. */
  CHANNELS_LAST("channels-last");

  private final String word;

  Layout(String word) {
    this.word = word;
  }

  /** The word of the command line and of results. */
  public String word() {
    return word;
  }

  /** The layout of that word; another word is an {@link IllegalArgumentException}. */
  public static Layout of(String word) {
    return Arrays.stream(values())
        .filter(layout -> layout.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "layout '%s': unknown; expected channels-first or channels-last",
                        word)));
  }

  /** Whether an array has a layout; those of other than four dimensions lie in one way only. */
  public static boolean concerns(long... shape) {
    return shape.length == 4;
  }

  /** How many values apart neighbours along N, C, H and W lie. */
  public long[] strides(long... shape) {
    long height = shape[2];
    long width = shape[3];
    long image = shape[1] * height * width;
    return switch (this) {
      case CHANNELS_FIRST -> new long[] {image, height * width, width, 1};
      case CHANNELS_LAST -> new long[] {image, 1, width * shape[1], shape[1]};
    };
  }

  /**
   * Values that lie channels first, arranged channels last.
   *
   * @return a direct buffer of native byte order
   */
  public static ByteBuffer channelsLast(FloatBuffer values, long... shape) {
    int channels = Math.toIntExact(shape[1]);
    int pixels = Math.toIntExact(shape[2] * shape[3]);
    ByteBuffer arranged =
        ByteBuffer.allocateDirect(Math.multiplyExact(values.limit(), Float.BYTES))
            .order(ByteOrder.nativeOrder());
    for (int image = 0; image < values.limit(); image += channels * pixels) {
      for (int pixel = image; pixel < image + pixels; pixel++) {
        for (int channel = 0; channel < channels; channel++) {
          arranged.putFloat(values.get(pixel + channel * pixels));
        }
      }
    }
    return arranged.flip();
  }
}
