package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.result.Interval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the interval that a cell ends with holds the true mean, in simulated cells. */
class CoverageTest {

  private static final int CELLS = 2000;
  private static final double MEAN = 0.1;

  private final RandomGenerator random = new SplittableRandom(2013);

  private static Effort effort(int least, int most, double targetPercent) {
    Effort.Limits time = new Effort.Limits(60, 0, 0);
    return new Effort(
        new Bounds(least, most), targetPercent, time, new Bounds(6, 10), new Bounds(5, 20));
  }

  private Interval cell(Effort effort, double betweenForks, double withinForks) {
    Sampling sampling = new Sampling(effort, MEAN, Double.POSITIVE_INFINITY);
    while (!sampling.isDone()) {
      double fork = MEAN * (1 + betweenForks * random.nextGaussian());
      List<Double> seconds = new ArrayList<>();
      int count = sampling.iterations();
      for (int i = 0; i < count; i++) {
        seconds.add(fork * (1 + withinForks * random.nextGaussian()));
      }
      sampling.add(seconds, 2 + count * MEAN);
    }
    return sampling.soFar().orElseThrow().interval().orElseThrow();
  }

  private double coverage(Effort effort, double betweenForks, double withinForks) {
    int held = 0;
    for (int i = 0; i < CELLS; i++) {
      Interval interval = cell(effort, betweenForks, withinForks);
      held += interval.low() <= 1000 * MEAN && 1000 * MEAN <= interval.high() ? 1 : 0;
    }
    return held / (double) CELLS;
  }

  @ParameterizedTest
  @CsvSource({"5, 0.01, 0.01", "5, 0.03, 0.01", "10, 0.02, 0.03"})
  void aFixedNumberOfForksCoversTheTruth(int forks, double between, double within) {
    assertThat(coverage(effort(forks, forks, 0), between, within)).isBetween(0.93, 0.97);
  }

  @ParameterizedTest
  @CsvSource({"0.005, 0.01", "0.01, 0.01", "0.02, 0.01", "0.03, 0.01", "0.05, 0.02"})
  void addingForksUntilTheTargetIsMetCoversTheTruth(double between, double within) {
    assertThat(coverage(effort(5, 20, 2), between, within)).isBetween(0.93, 0.97);
  }
}
