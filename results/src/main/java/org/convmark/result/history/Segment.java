package org.convmark.result.history;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The points of a series between two steps.
 *
 * @param points how many
 * @param mean geometric, in the figure's unit
 * @param logSpread standard deviation of the logarithms; 0 for one point
 */
public record Segment(int points, double mean, double logSpread) {

  /**
   * Of logarithms.
   *
   * @param logarithms finite; at least one
   */
  static Segment of(double[] logarithms) {
    double mean = Arrays.stream(logarithms).average().orElseThrow();
    double squares = Arrays.stream(logarithms).map(x -> (x - mean) * (x - mean)).sum();
    int degrees = Math.max(1, logarithms.length - 1);
    return new Segment(logarithms.length, Math.exp(mean), Math.sqrt(squares / degrees));
  }

  /** The spread between runs as a share of the mean; empty if one point has none. */
  public OptionalDouble variation() {
    return points < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.sqrt(Math.expm1(logSpread * logSpread)));
  }
}
