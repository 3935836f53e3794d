package org.convmark.result.environment;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Max;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * How evenly the same work was done over and over.
 *
 * @param threads that did it at the same time, each for itself
 * @param medianSeconds of one repetition
 * @param variation standard deviation over mean
 * @param slowShare of the repetitions that took more than 1.1 times the median
 * @param stallSeconds by which the longest exceeds the median
 */
public record Repetitions(
    int threads, double medianSeconds, double variation, double slowShare, double stallSeconds) {

  private static final double SLOW = 1.1;

  /**
   * Sums up the repetitions of all threads.
   *
   * @param seconds of each, at least two
   */
  static Repetitions of(int threads, double[] seconds) {
    if (seconds.length < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "repetitions: expected at least 2, found %d; repeat for longer",
              seconds.length));
    }
    double median = Median.withDefaults().withCopy(true).evaluate(seconds);
    long slow = Arrays.stream(seconds).filter(value -> value > SLOW * median).count();
    return new Repetitions(
        threads,
        median,
        StandardDeviation.of(seconds).getAsDouble() / Mean.of(seconds).getAsDouble(),
        (double) slow / seconds.length,
        Max.of(seconds).getAsDouble() - median);
  }
}
