package org.convmark.result.history;

/**
 * The place that parts a piece of a series into the two that differ most (E-divisive; Matteson and
 * James 2014, equations 5 to 7 with an exponent of 1).
 */
final class EnergySplit {

  /** A part of one point has no spread. */
  static final int LEAST_PART = 2;

  private EnergySplit() {}

  /**
   * The first index of the second part; the piece must have twice {@link #LEAST_PART} points.
   *
   * @param from first index of the piece
   * @param to behind its last
   */
  static int best(double[] series, int from, int to) {
    double within = 0;
    double across = 0;
    double behind = 0;
    for (int i = from; i < to; i++) {
      for (int j = i + 1; j < to; j++) {
        behind += Math.abs(series[i] - series[j]);
      }
    }
    int best = from + LEAST_PART;
    double most = Double.NEGATIVE_INFINITY;
    for (int split = from + 1; split <= to - LEAST_PART; split++) {
      double toEarlier = distance(series, split - 1, from, split - 1);
      double toLater = distance(series, split - 1, split, to);
      within += toEarlier;
      across += toLater - toEarlier;
      behind -= toLater;
      if (split - from >= LEAST_PART) {
        double statistic = statistic(split - from, to - split, within, across, behind);
        if (statistic > most) {
          most = statistic;
          best = split;
        }
      }
    }
    return best;
  }

  private static double distance(double[] series, int point, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.abs(series[point] - series[i]);
    }
    return sum;
  }

  /** From the sums of distances within the first part, across, and within the second part. */
  private static double statistic(int n, int m, double within, double across, double behind) {
    double energy =
        2 * across / ((double) n * m) - within / (n * (n - 1) / 2.0) - behind / (m * (m - 1) / 2.0);
    return energy * n * m / (n + m);
  }
}
