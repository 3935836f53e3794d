package org.convmark.result.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.convmark.result.Energy;
import org.convmark.result.Energy.Source;
import org.convmark.result.Energy.Window;
import org.convmark.result.Fork;
import org.convmark.result.Interval;
import org.convmark.result.Memory;
import org.junit.jupiter.api.Test;

class EnergySummaryTest {

  private static final Offset<Double> CLOSE = within(1e-4);
  private static final Fork SILENT =
      new Fork(
          "c",
          1,
          Instant.EPOCH,
          new Fork.Times(
              9,
              8,
              new Fork.Start(OptionalDouble.empty(), OptionalDouble.empty()),
              Optional.empty(),
              true),
          Memory.NOT_MEASURED);

  private static List<Fork> forks(Window... windows) {
    return Stream.of(windows).map(SILENT::with).toList();
  }

  private static Window window(double joules, double seconds, long images) {
    return new Window(joules, seconds, images, Source.RAPL);
  }

  /** 10, 12 and 14 J an image; t(.975) is 4.30265 at 2. */
  @Test
  void theIntervalIsStudentsOverForksAndThePowerThatOfAllTheirTime() {
    List<Fork> forks = forks(window(100, 1, 10), window(1200, 20, 100), window(140, 1.5, 10));
    Energy energy = EnergySummary.of(forks, StoppingRule.NONE).orElseThrow();
    assertThat(energy.joulesPerImage().value()).isCloseTo(12, CLOSE);
    Interval interval = energy.joulesPerImage().interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(12 - 4.96828, CLOSE);
    assertThat(interval.high()).isCloseTo(12 + 4.96828, CLOSE);
    assertThat(energy.meanWatts()).isCloseTo(64, CLOSE);
    assertThat(energy.source()).isEqualTo(Source.RAPL);
  }

  @Test
  void aForkThatDoesNotTellTakesNoPartAndOneAloneHasNoInterval() {
    Energy energy =
        EnergySummary.of(List.of(SILENT, SILENT.with(window(30, 2, 10))), StoppingRule.NONE)
            .orElseThrow();
    assertThat(energy.joulesPerImage().value()).isEqualTo(3);
    assertThat(energy.joulesPerImage().interval()).isEmpty();
    assertThat(EnergySummary.of(List.of(SILENT), StoppingRule.NONE)).isEmpty();
  }

  @Test
  void aShortWindowAndACounterThatStandsStillAreNoMeasurement() {
    assertThat(Window.of(50, 0.999, 10, Source.NVML)).isEmpty();
    assertThat(Window.of(0, 5, 10, Source.RAPL)).isEmpty();
    assertThat(Window.of(50, 1, 10, Source.NVML))
        .hasValue(new Window(50, 1, 10, Source.NVML))
        .hasValueSatisfying(window -> assertThat(window.joulesPerImage()).isEqualTo(5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> window(0, 5, 10))
        .withMessageStartingWith("energy window: expected joules, seconds and images above 0");
  }
}
