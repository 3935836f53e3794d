package org.convmark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.convmark.result.Cell;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.Phase;
import org.convmark.result.Sample;
import org.convmark.result.Timing;

/** Seeded iterations of a cell and the figures that follow from them. */
final class SampleTimes {

  private static final int FORKS = 3;
  private static final int WARMUP = 8;
  private static final int MEASURED = 20;
  private static final double T_975_WITH_2_DEGREES = 4.303;

  private SampleTimes() {}

  static List<Sample> of(Cell cell, double meanMs) {
    Random random = new Random(cell.id().hashCode());
    List<Sample> samples = new ArrayList<>();
    for (int fork = 1; fork <= FORKS; fork++) {
      double level = meanMs * (1 + 0.012 * random.nextGaussian());
      for (int i = 1; i <= WARMUP + MEASURED; i++) {
        double warm = i <= WARMUP ? 1 + 1.2 * Math.exp(-i / 2.0) : 1;
        double outlier = random.nextInt(40) == 0 ? 1.25 : 1;
        double ms = level * warm * outlier * (1 + 0.01 * Math.abs(random.nextGaussian()));
        Phase phase = i <= WARMUP ? Phase.WARMUP : Phase.MEASURE;
        samples.add(new Sample(cell.id(), fork, i, phase, ms / 1000));
      }
    }
    return samples;
  }

  static Measurement.Figures figures(Cell cell, List<Sample> samples) {
    double[] means =
        IntStream.rangeClosed(1, FORKS)
            .mapToDouble(fork -> mean(measured(samples, fork)))
            .toArray();
    double mean = mean(means);
    double deviation =
        Math.sqrt(Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum() / (FORKS - 1));
    double half = T_975_WITH_2_DEGREES * deviation / Math.sqrt(FORKS);
    double[] sorted =
        IntStream.rangeClosed(1, FORKS)
            .mapToObj(fork -> measured(samples, fork))
            .flatMapToDouble(Arrays::stream)
            .sorted()
            .toArray();
    Timing timing =
        new Timing(
            new Timing.Counts(FORKS, sorted.length, cell.engine().equals("mxnet") ? 1 : 0),
            new Estimate(mean, Optional.of(new Interval(mean - half, mean + half))),
            quantiles(sorted),
            OptionalDouble.of(180 + mean * 2.1),
            OptionalDouble.of(mean * 4.4));
    double baseline = 92 + cell.engine().length();
    double peak = baseline + 210 + mean * 4;
    return new Measurement.Figures(
        timing,
        new Memory(
            OptionalDouble.of(baseline),
            OptionalDouble.of(peak * 1.2),
            OptionalDouble.of(peak),
            OptionalDouble.empty(),
            Optional.of(new Memory.Analytic(100, 50 + mean, 0, 0))));
  }

  private static Timing.Quantiles quantiles(double[] sorted) {
    return new Timing.Quantiles(
        OptionalDouble.of(sorted[sorted.length / 2]),
        OptionalDouble.of(sorted[sorted.length * 9 / 10]),
        OptionalDouble.empty(),
        sorted[0],
        sorted[sorted.length - 1]);
  }

  private static double[] measured(List<Sample> samples, int fork) {
    return samples.stream()
        .filter(sample -> sample.fork() == fork && sample.phase() == Phase.MEASURE)
        .mapToDouble(sample -> sample.seconds() * 1000)
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
