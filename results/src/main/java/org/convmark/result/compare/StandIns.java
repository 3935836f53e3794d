package org.convmark.result.compare;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.convmark.result.Interval;
import org.convmark.result.Timing;

/**
 * Stand-ins for the forks of a row that is kept without them. The interval of the mean is t(.975,
 * F-1)·s/√F to both sides, so the spread s of the fork means follows from its width and from their
 * number F. The stand-ins have the row's mean, and s over the mean as the standard deviation of
 * their logarithms: a test on mean and spread says of them what it would say of the forks.
 */
final class StandIns {

  private static final double UPPER = 0.975;

  /** More forks than any plan has; a row that claims more keeps its interval. */
  private static final int MOST = 1000;

  private StandIns() {}

  static List<ForkFigures> of(Timing timing) {
    double mean = timing.mean().value();
    int forks = Math.min(timing.counts().forks(), MOST);
    if (forks < 2 || timing.mean().interval().isEmpty()) {
      return List.of(ForkFigures.ofMean(mean));
    }
    Interval interval = timing.mean().interval().get();
    double spread = interval.relativeHalfWidth(mean) * Math.sqrt(forks) / quantile(forks - 1);
    double[] shape = IntStream.range(0, forks).mapToDouble(i -> step(i, forks)).toArray();
    double unit = deviation(shape);
    double[] factors = new double[forks];
    for (int i = 0; i < forks; i++) {
      factors[i] = Math.exp(spread * shape[i] / unit);
    }
    double scale =
        mean / IntStream.range(0, forks).mapToDouble(i -> factors[i]).average().orElse(1);
    return IntStream.range(0, forks).mapToObj(i -> ForkFigures.ofMean(factors[i] * scale)).toList();
  }

  private static double quantile(int degrees) {
    return TDistribution.of(degrees).inverseCumulativeProbability(UPPER);
  }

  /** Evenly spaced around 0. */
  private static double step(int index, int count) {
    return index - (count - 1) / 2.0;
  }

  private static double deviation(double[] around0) {
    double squares = 0;
    for (double value : around0) {
      squares += value * value;
    }
    return Math.sqrt(squares / (around0.length - 1));
  }
}
