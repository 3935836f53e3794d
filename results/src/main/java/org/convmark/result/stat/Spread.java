package org.convmark.result.stat;

import java.util.List;
import java.util.OptionalDouble;
import org.convmark.result.Sample;

/** How far the forks of a cell lie apart. */
public final class Spread {

  private Spread() {}

  /**
   * The coefficient of variation of the fork means: their standard deviation (n−1) over their mean,
   * without unit. Empty with fewer than two forks.
   *
   * @param samples of one cell, warm-up included
   * @throws IllegalArgumentException as {@link LatencySummary#of}
   */
  public static OptionalDouble betweenForks(List<Sample> samples) {
    ForkMeans forks = ForkMeans.of(samples);
    return forks.forks() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(forks.deviation() / forks.mean());
  }
}
