package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.convmark.bench.engine.Device;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.environment.KernelKills.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadProcessTest {

  @TempDir private Path folder;

  private static Outcome outcome(int exitCode, Cause killer, String lastWords) {
    return new DeadProcess(OptionalInt.of(exitCode), killer, lastWords, Device.CPU)
        .outcome(Path.of("log.txt"));
  }

  @Test
  void onlyWhatTheKernelSaysThatItKilledHasRunOutOfMemory() {
    assertThat(outcome(137, Cause.CONTAINER, "").message())
        .startsWith("container memory ran out: the kernel killed the process");
    assertThat(outcome(137, Cause.MACHINE, "").message()).startsWith("machine memory ran out: ");
    assertThat(outcome(137, Cause.NONE, "").status()).isEqualTo(Status.FAILED);
    assertThat(outcome(137, Cause.UNKNOWN, "").status()).isEqualTo(Status.FAILED);
    assertThat(outcome(1, Cause.MACHINE, "").status()).isEqualTo(Status.FAILED);
  }

  @Test
  void nativeCodeThatAbortsForWantOfMemoryIsOom() throws Exception {
    Path printed =
        Files.writeString(
            folder.resolve("printed"),
            """
            # VM options: -XX:ErrorFile=x
            Iteration 1: 3 ns
            terminate called after throwing an instance of 'std::bad_alloc'
              what():  std::bad_alloc
            <forked VM failed with exit code 134>
            """);
    String words = LastWords.of(printed, folder.resolve("none"));
    assertThat(words)
        .isEqualTo(
            "terminate called after throwing an instance of 'std::bad_alloc'; what():"
                + " std::bad_alloc");
    Outcome outcome = outcome(134, Cause.NONE, words);
    assertThat(outcome.status()).isEqualTo(Status.OOM);
    assertThat(outcome.message()).startsWith("native memory ran out: ").contains("(SIGABRT)");
  }

  @Test
  void lastWordsAreOneLineOfBoundedLength() throws Exception {
    Path printed =
        Files.writeString(
            folder.resolve("printed"), ("error: " + "x".repeat(999) + "\n").repeat(9));
    assertThat(LastWords.of(printed, folder.resolve("none"))).hasSize(301).endsWith("…");
  }
}
