package org.convmark.result.compare;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two groups of fork means on the scale of their logarithms, whose variances may differ (Welch
 * 1947). Iterations of one fork are not independent, so it is forks that are compared.
 *
 * @param difference of the means of the logarithms, the later less the earlier; its exponential is
 *     the ratio of the geometric means
 * @param standardError of the difference
 * @param degrees of freedom by Satterthwaite's approximation
 */
public record Welch(double difference, double standardError, double degrees) {

  /**
   * No machine repeats itself more closely than this share of the value: forks that agree to the
   * last digit, which memory's do, would make a difference of nothing certain.
   */
  private static final double LEAST_SPREAD = 0.002;

  /**
   * Compares the means of two groups.
   *
   * @param base a value above 0 for each fork, at least two
   * @param later the same of the other group
   */
  public static Welch of(double[] base, double[] later) {
    return ofLogarithms(logarithms(base), logarithms(later));
  }

  /**
   * Compares the means of two groups of logarithms.
   *
   * @param a finite values, at least two
   * @param b the same of the other group
   */
  public static Welch ofLogarithms(double[] a, double[] b) {
    double shareA = variance(a) / a.length;
    double shareB = variance(b) / b.length;
    double sum = shareA + shareB;
    double degrees =
        sum * sum / (shareA * shareA / (a.length - 1) + shareB * shareB / (b.length - 1));
    return new Welch(mean(b) - mean(a), Math.sqrt(sum), degrees);
  }

  private static double[] logarithms(double[] values) {
    if (values.length < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "forks: expected at least 2 to compare, found %d; one fork has no spread",
              values.length));
    }
    for (double value : values) {
      if (!(value > 0) || Double.isInfinite(value)) {
        throw new IllegalArgumentException(
            "fork mean: expected a finite value above 0, found " + value);
      }
    }
    return Arrays.stream(values).map(Math::log).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.max(squares / (values.length - 1), LEAST_SPREAD * LEAST_SPREAD);
  }

  /** The chance of a difference at most this large if the true one were {@code truth}. */
  double below(double truth) {
    return t().cumulativeProbability((difference - truth) / standardError);
  }

  /** The chance of a difference at least this large if the true one were {@code truth}. */
  double above(double truth) {
    return t().survivalProbability((difference - truth) / standardError);
  }

  /** The chance of a difference at least this large in either direction if there were none. */
  public double differs() {
    return Math.min(1, 2 * t().survivalProbability(Math.abs(difference) / standardError));
  }

  /** The value that Student's t stays below with {@code probability}. */
  public double quantile(double probability) {
    return t().inverseCumulativeProbability(probability);
  }

  private TDistribution t() {
    return TDistribution.of(degrees);
  }
}
