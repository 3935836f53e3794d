package org.convmark.result.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Cell;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;

class RaisedRulesTest {

  private static final Series SERIES =
      new Series(
          new Cell("net/a", "pytorch", "cpu", Workload.FORWARD, new Cell.Setting(1, "fp32", 2)),
          Metric.LATENCY_MEAN);

  private static Threshold of(double variation) {
    return new RaisedRules(Rules.DEFAULT, series -> OptionalDouble.of(variation)).threshold(SERIES);
  }

  @Test
  void aThresholdIsRaisedToTwiceTheVariationBetweenRunsAndSaysSo() {
    assertThat(of(0.02))
        .isEqualTo(new Threshold(0.04, "raised from 3.0 % to twice the variation between runs"));
  }

  @Test
  void aQuietHistoryAndNoneLeaveItAsItIs() {
    assertThat(of(0.01)).isEqualTo(Threshold.of(Metric.LATENCY_MEAN));
    assertThat(new RaisedRules(Rules.DEFAULT, series -> OptionalDouble.empty()).threshold(SERIES))
        .isEqualTo(Threshold.of(Metric.LATENCY_MEAN));
  }

  @Test
  void whatIsAcknowledgedStaysSo() {
    Rules known =
        new Rules() {
          @Override
          public Threshold threshold(Series series) {
            return Threshold.of(series.metric());
          }

          @Override
          public Optional<String> acknowledged(Series series) {
            return Optional.of("known");
          }
        };
    assertThat(new RaisedRules(known, series -> OptionalDouble.empty()).acknowledged(SERIES))
        .contains("known");
  }
}
