package org.convmark.model.weights;

/**
 * A uniform distribution that a parameter's values are drawn from.
 *
 * @param centre the mean
 * @param halfWidth the distance from the mean to either end, above 0
 */
record Uniform(float centre, float halfWidth) {

  /** Centred on 0 with the given standard deviation. */
  static Uniform ofDeviation(double deviation) {
    return new Uniform(0, (float) (StrictMath.sqrt(3) * deviation));
  }

  /** Between {@code centre - spread} and {@code centre + spread} times its size. */
  static Uniform around(double centre, double spread) {
    return new Uniform((float) centre, (float) (centre * spread));
  }

  /** The mean of the squares. */
  double meanSquare() {
    return (double) centre * centre + (double) halfWidth * halfWidth / 3;
  }

  /**
   * The value at {@code unit}, an odd multiple of 2^-24 in (-1, 1). Zeros and denormals are
   * replaced: they would hide dead weights and slow some processors down.
   */
  float at(float unit) {
    float value = centre + halfWidth * unit;
    return Math.abs(value) < Float.MIN_NORMAL ? halfWidth : value;
  }
}
