package org.convmark.bench.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What training adds to a network; inference reads nothing of it.
 *
 * @param labelSmoothing the share of a label that is spread evenly over all classes, at least 0 and
 *     below 1
 * @param dropoutSeed what dropout draws its masks from; empty if nothing is dropped, since engines
 *     draw different masks from the same seed, and gradients compare only without
 */
public record Training(float labelSmoothing, OptionalLong dropoutSeed) {

  /** Of plain SGD; small, so that a long measurement on random labels stays finite. */
  public static final float LEARNING_RATE = 1e-4f;

  public Training {
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "label smoothing: expected at least 0 and below 1, found %s",
              labelSmoothing));
    }
  }

  /** Training that drops values, drawn from {@code seed}. */
  public static Training seeded(float labelSmoothing, long seed) {
    return new Training(labelSmoothing, OptionalLong.of(seed));
  }

  /** Training that drops nothing. */
  public static Training withoutDropout(float labelSmoothing) {
    return new Training(labelSmoothing, OptionalLong.empty());
  }

  public boolean drops() {
    return dropoutSeed.isPresent();
  }

  /**
   * The distribution over all classes that each image should get (Szegedy et al. 2015,
   * arXiv:1512.00567, section 7), N×classes, row by row.
   */
  public float[] targets(int[] labels, int classes) {
    float share = labelSmoothing / classes;
    float[] targets = new float[Math.multiplyExact(labels.length, classes)];
    Arrays.fill(targets, share);
    for (int image = 0; image < labels.length; image++) {
      targets[image * classes + labels[image]] += 1 - labelSmoothing;
    }
    return targets;
  }
}
