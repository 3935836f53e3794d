package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.convmark.bench.engine.Cuda;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "the script is for Linux")
class GpuCheckTest {

  @Test
  void withoutAGpuTheCheckSaysSoAndExitsWith3() throws Exception {
    assumeTrue(
        Cuda.devices().isEmpty(), "this machine has a GPU, on which the check takes minutes");
    Process check =
        new ProcessBuilder(Home.root().resolve(".ci").resolve("gpu-check").toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(check.exitValue()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(printed.strip().lines())
        .singleElement()
        .asString()
        .startsWith("gpu-check: nothing was checked: ");
  }
}
