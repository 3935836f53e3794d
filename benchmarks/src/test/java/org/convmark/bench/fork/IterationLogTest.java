package org.convmark.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.convmark.bench.fork.IterationLog.Iteration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IterationLogTest {

  @TempDir private Path folder;

  @Test
  void aLineThatADyingForkLeftUnfinishedIsNoIteration() throws Exception {
    for (String torn : new String[] {"", "0.0", "0.012", "0.012 ", "0.012 45"}) {
      Path file = Files.writeString(folder.resolve("log"), "0.5 80.25\n1.0E-4 \n" + torn);
      assertThat(IterationLog.read(file))
          .containsExactly(
              new Iteration(0.5, OptionalDouble.of(80.25)),
              new Iteration(1e-4, OptionalDouble.empty()));
    }
  }

  @Test
  void aForkThatCameToNothingHasNone() throws Exception {
    assertThat(IterationLog.read(folder.resolve("none"))).isEmpty();
  }
}
