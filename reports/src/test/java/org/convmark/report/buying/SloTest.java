package org.convmark.report.buying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Estimate;
import org.convmark.result.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SloTest {

  @ParameterizedTest
  @CsvSource({
    "p99=50ms, P99, 50",
    "p50=0.5 s, P50, 500",
    "mean<=2ms, MEAN, 2",
    "'p90 = 1s', P90, 1000",
  })
  void limitIsLatencyAndTime(String text, Slo.Of of, double ms) {
    assertThat(Slo.of(text)).isEqualTo(new Slo(of, ms));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "p99", "p95=5ms", "p99=5", "p99=5m", "p99=-5ms", "P99=5ms", "p99=5ms,p50=1ms"})
  void anotherTextIsRefusedInOneLineWithAnExample(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Slo.of(text))
        .withMessageContaining("found '" + text + "'; such as p99=50ms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p99=0ms", "p99=3601s"})
  void aLimitThatSaysNothingIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Slo.of(text))
        .withMessageStartingWith("slo: expected above 0 and at most 3600 s, found");
  }

  @Test
  void aMissingPercentileIsNeitherMetNorExceeded() {
    OptionalDouble no = OptionalDouble.empty();
    Timing timing =
        new Timing(
            new Timing.Counts(3, 60, 0),
            new Estimate(12, Optional.empty()),
            new Timing.Quantiles(OptionalDouble.of(10), no, no, 9, 20),
            no,
            no);
    assertThat(new Slo(Slo.Of.P50, 10).answer(timing)).isEqualTo(Slo.Answer.MET);
    assertThat(new Slo(Slo.Of.MEAN, 11.9).answer(timing)).isEqualTo(Slo.Answer.EXCEEDED);
    assertThat(new Slo(Slo.Of.P99, 1000).answer(timing)).isEqualTo(Slo.Answer.UNKNOWN);
  }
}
