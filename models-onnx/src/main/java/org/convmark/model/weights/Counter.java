package org.convmark.model.weights;

import java.nio.charset.StandardCharsets;

/**
 * A counter-based generator: the number at an index is a function of seed, parameter name and index
 * alone, so every chunk can be made by itself. The mixing is SplitMix64's finaliser (Steele, Lea
 * &amp; Flood 2014, "Fast splittable pseudorandom number generators", variant 13 of Stafford).
 */
final class Counter {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;
  private static final float UNIT = 0x1p-24f;

  private final long start;

  Counter(long seed, String parameter) {
    long hash = FNV_OFFSET;
    for (byte letter : parameter.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (letter & 0xFF)) * FNV_PRIME;
    }
    this.start = mix(mix(seed + GOLDEN_GAMMA) + hash);
  }

  /** An odd multiple of 2^-24 in (-1, 1): never zero, and exact in a float. */
  float unit(long index) {
    int bits = (int) (mix(start + index * GOLDEN_GAMMA) >>> 40);
    return (2 * bits + 1 - (1 << 24)) * UNIT;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
