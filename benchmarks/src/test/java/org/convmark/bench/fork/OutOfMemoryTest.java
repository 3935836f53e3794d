package org.convmark.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convmark.bench.engine.EngineException;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutOfMemoryTest {

  private static final Cell CPU = on("cpu");

  private static Cell on(String device) {
    return new Cell("m", "e", device, Workload.FORWARD, new Cell.Setting(1, "fp32", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 8 GiB",
        "CUDA failure 2: out of memory ; GPU=0 ; expr=cudaMalloc((void**)&p, size);",
        "CUDA error: out of memory",
        "cuDNN error: CUDNN_STATUS_ALLOC_FAILED",
        "BFCArena::AllocateRawInternal Failed to allocate memory for requested buffer of size 9",
      })
  void whatEnginesSayOfAGpuIsDeviceMemory(String message) {
    assertThat(ForkSession.outcomeOf(new IllegalStateException(message), on("cuda:0")).message())
        .startsWith("device memory ran out: ");
  }

  /** Of a process whose memory is bounded and really runs out. */
  @ParameterizedTest
  @CsvSource({
    "heap, Java heap, -Xmx24m",
    "direct, direct memory, -XX:MaxDirectMemorySize=8m",
  })
  void theMemoryOfJavaThatRanOutIsNamed(String which, String kind, String option) throws Exception {
    assertThat(outcome(List.of(), List.of(option), which)).startsWith("OOM " + kind + " ran out: ");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anAllocationThatTheSystemRefusesIsNativeMemory() throws Exception {
    assumeThat(Path.of("/usr/bin/prlimit")).exists();
    List<String> java =
        List.of(
            "-Xmx32m", "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=64g", "-XX:CICompilerCount=2");
    assertThat(outcome(List.of("/usr/bin/prlimit", "--as=" + (3L << 30)), java, "native"))
        .startsWith("OOM native memory ran out: ");
  }

  private static String outcome(List<String> before, List<String> options, String which)
      throws Exception {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ExhaustingMain.class.getName(), which));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 bytes",
        "Error code - ORT_RUNTIME_EXCEPTION - Failed to allocate memory for requested buffer",
        "std::bad_alloc",
        "Cannot reserve 4 bytes of direct buffer memory"
      })
  void whatEnginesSayWhenMemoryRunsOutIsOomHoweverDeep(String message) {
    Outcome outcome =
        ForkSession.outcomeOf(
            new IllegalStateException("engine", new IllegalStateException(message)), CPU);
    assertThat(outcome.status()).isEqualTo(Status.OOM);
    assertThat(outcome.message()).contains(message, "smaller batch");
  }

  @Test
  void anEngineThatRunsOutWhileItLoadsHasNoDamagedFile() {
    Outcome outcome =
        ForkSession.outcomeOf(
            new EngineException(
                Status.FAILED,
                "onnxruntime: cannot load; export it anew",
                new IllegalStateException("std::bad_alloc")),
            CPU);
    assertThat(outcome.status()).isEqualTo(Status.OOM);
  }

  @Test
  void otherFailuresAreNot() {
    assertThat(ForkSession.outcomeOf(new IllegalStateException("no kernel"), CPU).status())
        .isEqualTo(Status.FAILED);
    assertThat(ForkSession.outcomeOf(new OutOfMemoryError("Java heap space"), CPU).status())
        .isEqualTo(Status.OOM);
  }
}
