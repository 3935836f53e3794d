package org.convmark.result.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Threshold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewestTest {

  private static Segment segment(int points, double spread) {
    return Segment.of(
        IntStream.range(0, points)
            .mapToDouble(i -> Math.log(100) + (i % 2 == 0 ? spread : -spread))
            .toArray());
  }

  private static Newest newest(Segment segment, double value, Metric metric) {
    return Newest.of(segment, value, metric, Threshold.of(metric));
  }

  @ParameterizedTest
  @CsvSource({
    "latency-mean, 102.9, STEADY",
    "latency-mean, 103.1, REGRESSED",
    "latency-mean, 96, IMPROVED",
    "throughput, 96, REGRESSED",
    "throughput, 104, IMPROVED",
    "latency-p99, 109, STEADY",
  })
  void aQuietSeriesIsHeldToTheThresholdInTheMetricsDirection(
      String metric, double value, Standing expected) {
    assertThat(newest(segment(10, 0), value, Metric.of(metric)).standing()).isEqualTo(expected);
  }

  @Test
  void aNoisySeriesIsHeldToItsPredictionInterval() {
    // t(.999, 9) = 4.2968; s = 0.0527 of ±0.05, so that 10 points allow exp(0.2375)
    assertThat(newest(segment(10, 0.05), 126, Metric.LATENCY_MEAN).standing())
        .isEqualTo(Standing.STEADY);
    assertThat(newest(segment(10, 0.05), 127, Metric.LATENCY_MEAN).standing())
        .isEqualTo(Standing.REGRESSED);
  }

  @Test
  void aSegmentOfFewPointsSaysSo() {
    Newest newest = newest(segment(7, 0.001), 200, Metric.LATENCY_MEAN);
    assertThat(newest.standing()).isEqualTo(Standing.TOO_FEW_POINTS);
    assertThat(newest.ratio()).isCloseTo(2, within(0.01));
    assertThat(newest(segment(8, 0.001), 200, Metric.LATENCY_MEAN).standing())
        .isEqualTo(Standing.REGRESSED);
  }

  @Test
  void theSpreadHasAFloor() {
    Newest newest =
        Newest.of(segment(8, 0), 100.9, Metric.LATENCY_MEAN, new Threshold(0.001, "strict"));
    // t(.999, 7) = 4.785 · 0.002 · √1.125 = 1.015 %
    assertThat(newest.standing()).isEqualTo(Standing.STEADY);
  }

  @Test
  void theVariationIsThatOfTheLogarithms() {
    assertThat(segment(10, 0.05).variation().getAsDouble()).isCloseTo(0.0527, within(1e-4));
    assertThat(segment(1, 0).variation()).isEmpty();
  }

  @Test
  void onlyKnownWordsAreStandings() {
    assertThat(Arrays.stream(Standing.values()).map(each -> Standing.of(each.name())))
        .containsExactly(Standing.values());
    assertThatThrownBy(() -> Standing.of("SLOWER")).hasMessageContaining("expected one of");
  }
}
