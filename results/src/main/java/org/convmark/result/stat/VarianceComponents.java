package org.convmark.result.stat;

import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;

/**
 * How much of the spread arises within forks and how much between them (Kalibera and Jones 2013,
 * "Rigorous benchmarking in reasonable time", section 6).
 *
 * @param withinForks T1² = S1²: the variance of the iterations of a fork, pooled over forks
 * @param betweenForks T2² = S2² − S1²/r: the variance of the forks' true means, of which the r
 *     iterations of a fork give estimates; negative where that of the estimates explains all
 */
public record VarianceComponents(double withinForks, double betweenForks) {

  private static final int LEAST_ITERATIONS = 5;
  private static final int MOST_ITERATIONS = 50;

  /**
   * The components of a two-level experiment.
   *
   * @param forks at least two, with the values of at least two iterations each; where their numbers
   *     differ, r is the harmonic mean
   */
  public static VarianceComponents of(List<double[]> forks) {
    if (forks.size() < 2 || forks.stream().anyMatch(fork -> fork.length < 2)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "variance components: expected 2 forks or more of 2 iterations or more, found %s",
              forks.stream().map(fork -> fork.length).toList()));
    }
    double squares = 0;
    double degrees = 0;
    double reciprocals = 0;
    for (double[] fork : forks) {
      squares += Variance.of(fork).getAsDouble() * (fork.length - 1);
      degrees += fork.length - 1;
      reciprocals += 1.0 / fork.length;
    }
    double within = squares / degrees;
    double ofMeans = Variance.of(means(forks)).getAsDouble();
    return new VarianceComponents(within, ofMeans - within * reciprocals / forks.size());
  }

  private static double[] means(List<double[]> forks) {
    return forks.stream().mapToDouble(fork -> Mean.of(fork).getAsDouble()).toArray();
  }

  /**
   * The iterations of a fork that narrow the interval most for their time, r = ⌈√(c2/c1 ·
   * T1²/T2²)⌉, within 5 and 50.
   *
   * @param forkCost c2, seconds of a fork without its measured iterations
   * @param iterationCost c1, seconds of an iteration
   */
  public int iterations(double forkCost, double iterationCost) {
    if (!(betweenForks > 0)) {
      return MOST_ITERATIONS;
    }
    double wanted = Math.ceil(Math.sqrt(forkCost / iterationCost * withinForks / betweenForks));
    return (int) Math.max(LEAST_ITERATIONS, Math.min(MOST_ITERATIONS, wanted));
  }
}
