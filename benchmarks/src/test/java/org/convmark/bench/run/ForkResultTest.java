package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.bench.fork.EnergySample;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.IterationLog.Iteration;
import org.convmark.result.Cell;
import org.convmark.result.Energy;
import org.convmark.result.Energy.Source;
import org.convmark.result.Outcome;
import org.convmark.result.Workload;
import org.convmark.result.stat.WarmUp;
import org.junit.jupiter.api.Test;

class ForkResultTest {

  private static final Cell CELL =
      new Cell("net/a", "onnxruntime", "cpu", Workload.FORWARD, new Cell.Setting(4, "fp32", 1));

  /** Iterations of 0.5 s at 20 W after a first one that took 100 J to load. */
  private static List<Iteration> iterations(int count) {
    List<Iteration> iterations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      iterations.add(
          counted(Optional.of(new EnergySample(Source.RAPL, 100 + 10 * i, 2 + i * 0.5))));
    }
    return iterations;
  }

  private static Iteration counted(Optional<EnergySample> energy) {
    return new Iteration(0.4, 0.45, OptionalDouble.empty(), Optional.empty(), energy);
  }

  private static Optional<Energy.Window> energy(List<Iteration> iterations, int warmUp) {
    return new ForkResult(ForkReport.of(Outcome.OK), iterations, Instant.EPOCH, 9)
        .summary(CELL, 1, new WarmUp(warmUp, true))
        .energy();
  }

  @Test
  void energyIsOfTheMeasuredIterationsAndTheGapsBetweenThem() {
    assertThat(energy(iterations(8), 3)).hasValue(new Energy.Window(50, 2.5, 20, Source.RAPL));
  }

  @Test
  void withoutWarmUpTheFirstIterationInWhichTheSessionIsLoadedIsLeftOut() {
    assertThat(energy(iterations(8), 0)).hasValue(new Energy.Window(70, 3.5, 28, Source.RAPL));
    assertThat(energy(iterations(8), 1)).isEqualTo(energy(iterations(8), 0));
  }

  @Test
  void aShortWindowNoMeasuredIterationAndAReadingThatFailedTellNothing() {
    assertThat(energy(iterations(8), 7)).as("0.5 s").isEmpty();
    assertThat(energy(iterations(3), 3)).isEmpty();
    assertThat(energy(List.of(), 0)).isEmpty();
    List<Iteration> broken = iterations(8);
    broken.set(7, counted(Optional.empty()));
    assertThat(energy(broken, 3)).isEmpty();
  }
}
