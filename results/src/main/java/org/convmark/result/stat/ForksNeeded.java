package org.convmark.result.stat;

import java.util.Locale;
import java.util.OptionalInt;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.TDistribution;

/** How many forks an interval of a wanted width takes. */
public final class ForksNeeded {

  /** Nobody waits for more. */
  public static final int MOST = 1000;

  private static final double T_PROBABILITY = 0.975;

  private ForksNeeded() {}

  /**
   * The least F for which half of the 95 % interval, t(.975, F−1)·√(S2²/F), is within a share of
   * the mean, if further forks spread as these do.
   *
   * @param forkMeans at least two, whose variance is S2²; of few forks it is a rough guess
   * @param share such as 0.02
   * @return at least 2; empty if more than {@link #MOST}
   */
  public static OptionalInt of(double[] forkMeans, double share) {
    if (forkMeans.length < 2 || !(share > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "forks needed: expected the means of 2 forks or more and a share above 0, found %d and"
                  + " %s; measure with more forks",
              forkMeans.length,
              share));
    }
    double deviation = Math.sqrt(Variance.of(forkMeans).getAsDouble());
    double wanted = share * Mean.of(forkMeans).getAsDouble();
    for (int forks = 2; forks <= MOST; forks++) {
      double t = TDistribution.of(forks - 1).inverseCumulativeProbability(T_PROBABILITY);
      if (t * deviation / Math.sqrt(forks) <= wanted) {
        return OptionalInt.of(forks);
      }
    }
    return OptionalInt.empty();
  }
}
