package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.result.Interval;
import org.convmark.result.compare.Change;
import org.convmark.result.compare.FalseDiscovery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Simulated cells: how often the interval that a cell ends with holds the true mean, and how often
 * two cells without a difference seem to have one. The figures are left in {@code
 * target/coverage.csv}; docs/measurement.md shows them.
 */
class CoverageTest {

  private static final Path TABLE = Path.of("target", "coverage.csv");
  private static final int CELLS = 2000;
  private static final int PAIRS = 1000;
  private static final double MEAN = 0.1;
  private static final double THRESHOLD = 0.03;
  private static final double ALPHA = 0.05;

  private final RandomGenerator random = new SplittableRandom(2013);

  @BeforeAll
  static void begin() throws IOException {
    Files.createDirectories(TABLE.getParent());
    Files.writeString(
        TABLE, "forks,between_percent,within_percent,coverage,mean_forks,false_alarms,after\n");
  }

  private static Effort effort(int least, int most, double targetPercent) {
    Effort.Limits time = new Effort.Limits(60, 0, 0);
    return new Effort(
        new Bounds(least, most), targetPercent, time, new Bounds(6, 10), new Bounds(5, 20));
  }

  private Sampling cell(Effort effort, double betweenForks, double withinForks) {
    Sampling sampling = new Sampling(effort, MEAN, Double.POSITIVE_INFINITY);
    while (!sampling.isDone()) {
      double fork = MEAN * (1 + betweenForks * random.nextGaussian());
      List<Double> seconds = new ArrayList<>();
      int count = sampling.iterations();
      for (int i = 0; i < count; i++) {
        seconds.add(fork * (1 + withinForks * random.nextGaussian()));
      }
      sampling.add(seconds, count * MEAN, 2 + count * MEAN);
    }
    return sampling;
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5, 0, 0.01, 0.01",
    "5, 5, 0, 0.03, 0.01",
    "10, 10, 0, 0.02, 0.03",
    "5, 20, 2, 0.005, 0.01",
    "5, 20, 2, 0.01, 0.01",
    "5, 20, 2, 0.02, 0.01",
    "5, 20, 2, 0.03, 0.01",
    "5, 20, 2, 0.04, 0.03",
    "5, 20, 2, 0.05, 0.02",
    "10, 30, 1, 0.02, 0.01"
  })
  void intervalsHoldTheTruthAndNoDifferenceRaisesNoAlarm(
      int least, int most, double target, double between, double within) throws IOException {
    Effort effort = effort(least, most, target);
    int held = 0;
    int forks = 0;
    for (int i = 0; i < CELLS; i++) {
      Sampling cell = cell(effort, between, within);
      Interval interval = cell.soFar().orElseThrow().interval().orElseThrow();
      held += interval.low() <= 1000 * MEAN && 1000 * MEAN <= interval.high() ? 1 : 0;
      forks += cell.forks();
    }
    double[] alarms = alarms(effort, between, within);
    double coverage = held / (double) CELLS;
    long before = Arrays.stream(alarms).filter(p -> p < ALPHA).count();
    long after = Arrays.stream(FalseDiscovery.q(alarms)).filter(q -> q < ALPHA).count();
    Files.writeString(
        TABLE,
        String.format(
            Locale.ROOT,
            "%d..%d,%.1f,%.1f,%.3f,%.1f,%d of %d,%d%n",
            least,
            most,
            100 * between,
            100 * within,
            coverage,
            forks / (double) CELLS,
            before,
            2 * PAIRS,
            after),
        StandardOpenOption.APPEND);
    assertThat(coverage).isBetween(0.93, 0.97);
    assertThat(before).isLessThanOrEqualTo((long) (ALPHA * PAIRS));
    assertThat(after).isZero();
  }

  /** Of every pair the p of "worse by more than the threshold" and of "better". */
  private double[] alarms(Effort effort, double between, double within) {
    double[] p = new double[2 * PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      double[] base = cell(effort, between, within).means();
      double[] later = cell(effort, between, within).means();
      Change change = Change.of(base, later, THRESHOLD);
      p[2 * i] = change.regressed();
      p[2 * i + 1] = change.improved();
    }
    return p;
  }
}
