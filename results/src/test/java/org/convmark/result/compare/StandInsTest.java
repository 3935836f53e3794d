package org.convmark.result.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;
import org.convmark.result.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandInsTest {

  private static Timing timing(int forks, double mean, Optional<Interval> interval) {
    return new Timing(
        new Timing.Counts(forks, 10 * forks, 0),
        new Estimate(mean, interval),
        new Timing.Quantiles(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), mean, mean),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private static double[] standIns(Timing timing) {
    return StandIns.of(timing).stream().mapToDouble(f -> f.meanMs().orElseThrow()).toArray();
  }

  @Test
  void theyTellATestWhatTheForksWouldHaveTold() {
    double[] base = {100, 102, 99, 101.5, 100.4};
    double[] later = {103, 107, 104.2, 106, 105, 104};
    Welch forks = Welch.of(base, later);
    Welch standIns = Welch.of(standIns(summary(base)), standIns(summary(later)));
    assertThat(standIns.difference()).isCloseTo(forks.difference(), within(2e-5));
    assertThat(standIns.standardError() / forks.standardError()).isCloseTo(1, within(0.01));
    assertThat(standIns.degrees()).isCloseTo(forks.degrees(), within(0.1));
  }

  private static Timing summary(double[] means) {
    double mean = Arrays.stream(means).average().orElseThrow();
    double squares = Arrays.stream(means).map(value -> (value - mean) * (value - mean)).sum();
    int degrees = means.length - 1;
    double half =
        TDistribution.of(degrees).inverseCumulativeProbability(0.975)
            * Math.sqrt(squares / degrees / means.length);
    return timing(means.length, mean, Optional.of(new Interval(mean - half, mean + half)));
  }

  @Test
  void oneForkStandsForItself() {
    assertThat(standIns(timing(1, 7, Optional.empty()))).containsExactly(7);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 1000, Integer.MAX_VALUE})
  void theirNumberIsBoundedWhateverARowClaims(int forks) {
    double[] values = standIns(timing(forks, 100, Optional.of(new Interval(0, 200))));
    assertThat(values).hasSizeLessThanOrEqualTo(1000);
    assertThat(Arrays.stream(values).min().orElseThrow()).isPositive();
  }
}
