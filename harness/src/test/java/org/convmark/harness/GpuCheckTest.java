package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "the script is for Linux")
class GpuCheckTest {

  @Test
  void withoutAGpuTheCheckSaysSoAndExitsWith3() throws Exception {
    assumeFalse(
        isThere("nvidia-smi"), "this machine may have a GPU, where the check takes minutes");
    Process check =
        new ProcessBuilder(Home.root().resolve(".ci").resolve("gpu-check").toString())
            .redirectErrorStream(true)
            .start();
    assertThat(check.waitFor(1, TimeUnit.MINUTES)).isTrue();
    String printed = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.exitValue()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(printed.strip().lines())
        .singleElement()
        .asString()
        .startsWith("gpu-check: nothing was checked: ");
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
