package org.convmark.result.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.convmark.result.Interval;
import org.convmark.result.Phase;
import org.convmark.result.Sample;
import org.convmark.result.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencySummaryTest {

  private static final Offset<Double> CLOSE = within(1e-4);

  /** Half-widths by hand from a table: t(.975) is 12.7062 at 1, 4.30265 at 2, 2.77645 at 4. */
  @ParameterizedTest
  @CsvSource({
    "1 2,            1.5,  6.35310",
    "10 12 14,      12.0,  4.96828",
    "1 2 3 4 5,      3.0,  1.96325",
    "7 7 7,          7.0,  0.0",
  })
  void theIntervalIsStudentsOverForkMeans(String forkMeansMs, double mean, double halfWidth) {
    LatencySummary summary = LatencySummary.of(forks(forkMeansMs), 0);

    assertThat(summary.mean().value()).isCloseTo(mean, CLOSE);
    Interval interval = summary.mean().interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(mean - halfWidth, CLOSE);
    assertThat(interval.high()).isCloseTo(mean + halfWidth, CLOSE);
  }

  @Test
  void aSingleForkHasNoInterval() {
    assertThat(LatencySummary.of(forks("5"), 0).mean().interval()).isEmpty();
  }

  @Test
  void aForkWithMoreIterationsHasNoMoreSay() {
    List<Sample> samples = new ArrayList<>(forks("10"));
    IntStream.rangeClosed(1, 9).forEach(i -> samples.add(sample(2, i, 0.020)));

    assertThat(LatencySummary.of(samples, 0).mean().value()).isCloseTo(15, CLOSE);
  }

  @Test
  void warmUpTakesNoPart() {
    List<Sample> samples = new ArrayList<>(forks("1 2"));
    samples.add(new Sample("c", 1, 99, Phase.WARMUP, 1000));
    samples.add(new Sample("c", 3, 1, Phase.WARMUP, 1000));

    LatencySummary summary = LatencySummary.of(samples, 1);
    assertThat(summary.counts()).isEqualTo(new Timing.Counts(2, 2, 1));
    assertThat(summary.quantiles().max()).isCloseTo(2, CLOSE);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 16", "0.9, 139", "0.99, 1522"})
  void aPercentileNeedsItsSamples(double p, int samples) {
    assertThat(LatencySummary.samplesFor(p)).isEqualTo(samples);
  }

  @Test
  void aPercentileAppearsWithItsLastNeededSample() {
    assertThat(quantiles(15).p50()).isEmpty();
    assertThat(quantiles(16).p50()).isPresent();
    assertThat(quantiles(138).p90()).isEmpty();
    assertThat(quantiles(139).p90()).isPresent();
    assertThat(quantiles(1521).p99()).isEmpty();
    assertThat(quantiles(1522).p99()).isPresent();
  }

  /** Of 1 to n in ms, definition 8 gives (n + 1/3)·p + 1/3. */
  @Test
  void quantilesAreThoseOfDefinition8() {
    Timing.Quantiles quantiles = quantiles(2000);

    assertThat(quantiles.p50().getAsDouble()).isCloseTo(1000.5, CLOSE);
    assertThat(quantiles.p90().getAsDouble()).isCloseTo(1800.63333, CLOSE);
    assertThat(quantiles.p99().getAsDouble()).isCloseTo(1980.66333, CLOSE);
    assertThat(quantiles.min()).isCloseTo(1, CLOSE);
    assertThat(quantiles.max()).isCloseTo(2000, CLOSE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theIntervalHoldsTheMeanAndScalesWithTheTimes(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int forks = 2 + random.nextInt(9);
      int iterations = 1 + random.nextInt(20);
      List<Sample> samples = random(random, forks, iterations);
      LatencySummary summary = LatencySummary.of(samples, 0);
      Interval interval = summary.mean().interval().orElseThrow();

      assertThat(summary.mean().value())
          .isBetween(interval.low(), interval.high())
          .isBetween(
              summary.quantiles().min() * (1 - 1e-12), summary.quantiles().max() * (1 + 1e-12));
      LatencySummary doubled = LatencySummary.of(scaled(samples, 2), 0);
      assertThat(doubled.mean().value()).isCloseTo(2 * summary.mean().value(), within(1e-9));
      assertThat(doubled.mean().interval().orElseThrow().high())
          .isCloseTo(2 * interval.high(), within(1e-9));
    }
  }

  /** The printed 95 % interval holds the truth 93 to 97 % of the time from five forks on. */
  @Test
  void theIntervalCoversTheTruth() {
    Random random = new Random(42);
    int cells = 2000;
    int covered = 0;
    for (int cell = 0; cell < cells; cell++) {
      Interval interval =
          LatencySummary.of(random(random, 5, 10), 0).mean().interval().orElseThrow();
      covered += interval.low() <= 10 && 10 <= interval.high() ? 1 : 0;
    }
    assertThat(covered / (double) cells).isBetween(0.93, 0.97);
  }

  @Test
  void wrongUseIsRejected() {
    assertThatThrownBy(() -> LatencySummary.of(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "samples: expected at least one measured sample, found none; measure the cell first");
    assertThatThrownBy(
            () ->
                LatencySummary.of(
                    List.of(sample(1, 1, 1), new Sample("d", 1, 1, Phase.MEASURE, 1)), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("samples: expected those of one cell, found [c, d]");
    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> LatencySummary.of(List.of(sample(1, 2, wrong)), 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(
              "sample c, fork 1, iteration 2: expected a finite time above 0 s");
    }
    assertThatThrownBy(() -> LatencySummary.of(forks("1 2"), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unsteady forks: expected 0 to 2, found 3; count measured forks only");
    assertThatThrownBy(() -> LatencySummary.samplesFor(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("percentile: expected a share above 0 and below 1, found 1.0");
  }

  private static Timing.Quantiles quantiles(int samples) {
    return LatencySummary.of(
            IntStream.rangeClosed(1, samples).mapToObj(i -> sample(1, i, i / 1000.0)).toList(), 0)
        .quantiles();
  }

  private static List<Sample> forks(String meansMs) {
    double[] means =
        Arrays.stream(meansMs.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    return IntStream.range(0, means.length)
        .mapToObj(i -> sample(i + 1, 1, means[i] / 1000))
        .toList();
  }

  /** Around 10 ms, with a spread of 2 % between forks and 1 % within. */
  private static List<Sample> random(Random random, int forks, int iterations) {
    List<Sample> samples = new ArrayList<>();
    for (int fork = 1; fork <= forks; fork++) {
      double mean = 0.010 * (1 + 0.02 * random.nextGaussian());
      for (int i = 1; i <= iterations; i++) {
        samples.add(sample(fork, i, mean + 0.0001 * random.nextGaussian()));
      }
    }
    return samples;
  }

  private static List<Sample> scaled(List<Sample> samples, double factor) {
    return samples.stream()
        .map(s -> sample(s.fork(), s.iteration(), s.seconds() * factor))
        .toList();
  }

  private static Sample sample(int fork, int iteration, double seconds) {
    return new Sample("c", fork, iteration, Phase.MEASURE, seconds);
  }
}
