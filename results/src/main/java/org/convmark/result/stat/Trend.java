package org.convmark.result.stat;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether values rise or fall in their order (Mann 1945, Kendall 1975), and by how much (Sen 1968).
 *
 * @param count of values
 * @param score S: the pairs that rise less the pairs that fall
 * @param change from the first value to the last by the median of all pairs' slopes, as a share of
 *     the median value
 */
public record Trend(int count, int score, double change) {

  /** Where the normal distribution is close enough to the exact one. */
  private static final int EXACT = 50;

  /** The trend of at least two values; ties are neither a rise nor a fall. */
  public static Trend of(double[] values) {
    int n = values.length;
    if (n < 2) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "trend: expected at least 2 values in order, found %d", n));
    }
    int score = 0;
    double[] slopes = new double[n * (n - 1) / 2];
    int pair = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        score += (int) Math.signum(values[j] - values[i]);
        slopes[pair++] = (values[j] - values[i]) / (j - i);
      }
    }
    double all = Median.withDefaults().evaluate(slopes) * (n - 1);
    return new Trend(n, score, all / Median.withDefaults().evaluate(values.clone()));
  }

  /** The variance of the score if there is no trend. */
  public double variance() {
    return count * (count - 1.0) * (2 * count + 5.0) / 18;
  }

  /** The chance of a score at least this far from 0, either way, if there is no trend. */
  public double p() {
    return count > EXACT ? normal(score, variance()) : exact();
  }

  /** The same for the sum of independent scores, with the sum of their variances. */
  public static double normal(double score, double variance) {
    double z = Math.max(0, Math.abs(score) - 1) / Math.sqrt(variance);
    return 2 * NormalDistribution.of(0, 1).survivalProbability(z);
  }

  /** By the number of inversions of a random order, of which each place adds 0 to its index. */
  private double exact() {
    double[] chances = {1};
    for (int place = 1; place < count; place++) {
      double[] next = new double[chances.length + place];
      for (int i = 0; i < chances.length; i++) {
        for (int more = 0; more <= place; more++) {
          next[i + more] += chances[i] / (place + 1);
        }
      }
      chances = next;
    }
    int fewest = (chances.length - 1 - Math.abs(score)) / 2;
    return Math.min(1, 2 * Arrays.stream(chances, 0, fewest + 1).sum());
  }
}
