package org.convmark.result.stat;

import java.util.List;

/**
 * Where the warm-up of a fork ends: after at least four changes of direction of the series and a
 * coefficient of variation of the last ten iterations of at most 2 %, but not before six iterations
 * and not after a bound; a fork that reaches the bound is unsteady.
 *
 * @param iterations that are warm-up
 * @param settled whether the rule was met before the bound
 */
public record WarmUp(int iterations, boolean settled) {

  private static final int LEAST = 6;
  private static final int WINDOW = 10;
  private static final int DIRECTION_CHANGES = 4;
  private static final double COEFFICIENT_OF_VARIATION = 0.02;

  /**
   * Finds the end of the warm-up.
   *
   * @param seconds the times of all iterations of one fork, in order
   * @param bound the most iterations that may be warm-up
   */
  public static WarmUp of(List<Double> seconds, int bound) {
    for (int i = LEAST; i <= Math.min(bound, seconds.size()); i++) {
      List<Double> past = seconds.subList(0, i);
      if (directionChanges(past) >= DIRECTION_CHANGES
          && variation(past.subList(Math.max(0, i - WINDOW), i)) <= COEFFICIENT_OF_VARIATION) {
        return new WarmUp(i, true);
      }
    }
    return new WarmUp(bound, false);
  }

  private static int directionChanges(List<Double> values) {
    int changes = 0;
    double previous = 0;
    for (int i = 1; i < values.size(); i++) {
      double direction = Math.signum(values.get(i) - values.get(i - 1));
      if (direction != 0 && previous != 0 && direction != previous) {
        changes++;
      }
      previous = direction == 0 ? previous : direction;
    }
    return changes;
  }

  private static double variation(List<Double> values) {
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1)) / mean;
  }
}
