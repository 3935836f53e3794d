package org.convmark.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.convmark.bench.fork.IterationLog.Iteration;
import org.convmark.bench.nvml.ThrottleReasons;
import org.convmark.result.Energy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IterationLogTest {

  @TempDir private Path folder;

  @Test
  void aLineThatADyingForkLeftUnfinishedIsNoIteration() throws Exception {
    for (String torn : new String[] {"", "0.0", "0.012", "0.012 ", "0.012 0.02 45"}) {
      Path file =
          Files.writeString(folder.resolve("log"), "0.5 0.75 80.25\n1.0E-4 2.0E-4 \n" + torn);
      assertThat(IterationLog.read(file))
          .containsExactly(
              new Iteration(0.5, 0.75, OptionalDouble.of(80.25), Optional.empty()),
              new Iteration(1e-4, 2e-4, OptionalDouble.empty(), Optional.empty()));
    }
  }

  @Test
  void whatAGpuToldIsReadAsItWasWritten() throws Exception {
    GpuSample full =
        new GpuSample(
            OptionalDouble.of(1234.5),
            OptionalInt.of(1410),
            OptionalInt.of(61),
            new ThrottleReasons(0x24));
    GpuSample silent =
        new GpuSample(
            OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.empty(), ThrottleReasons.NONE);
    Path file =
        Files.writeString(
            folder.resolve("log"),
            "0.5 0.6 80.0 " + full + "\n0.5 0.6  " + silent + "\n0.5 0.6 80.0 12 14");
    assertThat(IterationLog.read(file))
        .containsExactly(
            new Iteration(0.5, 0.6, OptionalDouble.of(80), Optional.of(full)),
            new Iteration(0.5, 0.6, OptionalDouble.empty(), Optional.of(silent)));
  }

  @Test
  void energyIsReadAsItWasWrittenWithAGpuAndWithout() throws Exception {
    EnergySample cpu = new EnergySample(Energy.Source.RAPL, 12.5, 1.0E-4);
    EnergySample gpu = new EnergySample(Energy.Source.NVML, 1.25E7, 3600.5);
    GpuSample state =
        new GpuSample(
            OptionalDouble.of(1234.5),
            OptionalInt.of(1410),
            OptionalInt.empty(),
            ThrottleReasons.NONE);
    Path file =
        Files.writeString(
            folder.resolve("log"),
            "0.5 0.6 80.0 " + cpu + "\n0.5 0.6  " + state + " " + gpu + "\n0.5 0.6  rapl 3 J 1");
    assertThat(IterationLog.read(file))
        .containsExactly(
            new Iteration(0.5, 0.6, OptionalDouble.of(80), Optional.empty(), Optional.of(cpu)),
            new Iteration(0.5, 0.6, OptionalDouble.empty(), Optional.of(state), Optional.of(gpu)));
  }

  @Test
  void aForkThatCameToNothingHasNone() throws Exception {
    assertThat(IterationLog.read(folder.resolve("none"))).isEmpty();
  }
}
