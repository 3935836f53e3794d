package org.convmark.result.compare;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The correction for many tests at once (Benjamini and Hochberg 1995): of the changes that are
 * called at q = 0.05, at most 5 % are expected to be none.
 */
public final class FalseDiscovery {

  private FalseDiscovery() {}

  /** The q of each p: the smallest rate of false discoveries at which it is still called. */
  public static double[] q(double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] q = new double[p.length];
    double least = 1;
    for (int rank = p.length; rank >= 1; rank--) {
      int index = order[rank - 1];
      least = Math.min(least, p[index] * p.length / rank);
      q[index] = least;
    }
    return q;
  }
}
