package org.convmark.result.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NoiseTest {

  @Test
  void evenWorkShowsNoNoise() {
    assertThat(Repetitions.of(2, new double[] {0.5, 0.5, 0.5}))
        .isEqualTo(new Repetitions(2, 0.5, 0, 0, 0));
  }

  @Test
  void aStallIsTheLongestBeyondTheMedianAndWhatIsSlowIsCounted() {
    double[] seconds = new double[20];
    Arrays.fill(seconds, 1);
    seconds[3] = 1.09;
    seconds[4] = 1.2;
    seconds[9] = 4;

    Repetitions repetitions = Repetitions.of(1, seconds);

    assertThat(repetitions.medianSeconds()).isEqualTo(1);
    assertThat(repetitions.slowShare()).isEqualTo(0.1);
    assertThat(repetitions.stallSeconds()).isEqualTo(3);
    assertThat(repetitions.variation()).isEqualTo(0.573, within(0.005));
  }

  @Test
  void oneRepetitionSaysNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Repetitions.of(1, new double[] {1}))
        .withMessageContaining("expected at least 2, found 1");
  }

  @Test
  void thisMachineIsMeasuredOnOneThreadAndOnAll() {
    Noise noise = Noise.measure(Duration.ofMillis(20));

    assertThat(noise.alone().threads()).isOne();
    assertThat(noise.together().threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(noise.alone().medianSeconds()).isPositive();
    assertThat(Timer.measure().resolutionNanos()).isBetween(1.0, 1e8);
    assertThat(Timer.measure().costNanos()).isPositive();
  }
}
