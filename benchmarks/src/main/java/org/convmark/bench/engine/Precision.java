package org.convmark.bench.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The number format that a network is held and computed in. */
public enum Precision {
  /** IEEE 754 binary32. TF32, which shortens factors to 10 bits of fraction, is off. */
  FP32("fp32", Float.BYTES, -Float.MAX_VALUE),
  /** IEEE 754 binary16. */
  FP16("fp16", Short.BYTES, -65504),
  /** The upper 16 bits of binary32. */
  BF16("bf16", Short.BYTES, -0x1.fep127f);

  private final String word;
  private final int bytes;
  private final float lowest;

  Precision(String word, int bytes, float lowest) {
    this.word = word;
    this.bytes = bytes;
    this.lowest = lowest;
  }

  /** The word of the command line and of CSV files. */
  public String word() {
    return word;
  }

  /** The size of a value. */
  public int bytes() {
    return bytes;
  }

  /** The lowest finite number. */
  public float lowest() {
    return lowest;
  }

  /** The precision of that word; another word is an {@link IllegalArgumentException}. */
  public static Precision of(String word) {
    return Arrays.stream(values())
        .filter(precision -> precision.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "precision '%s': unknown; expected one of %s",
                        word,
                        String.join(", ", words()))));
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(Precision::word).toList();
  }
}
