package org.convmark.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.convmark.bench.engine.TestSessions;
import org.convmark.result.Cell;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadsTest {

  @TempDir private Path folder;

  /** A process in whose environment OpenMP's threads are limited to one. */
  private ForkReport limited(String engine, int threads) throws Exception {
    Path report = folder.resolve("report.json");
    Path spec = folder.resolve("spec.json");
    Cell.Setting setting = new Cell.Setting(1, "fp32", threads);
    new ForkSpec(
            new Cell("googlenet/torchvision_no_aux", engine, "cpu", Workload.FORWARD, setting),
            ForkSpec.Common.of(1),
            "",
            report.toString(),
            folder.resolve("outputs.bin").toString())
        .write(spec);
    ProcessBuilder process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dai.djl.offline=true",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ProofMain.class.getName(),
                    spec.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log.txt").toFile());
    process.environment().put("OMP_THREAD_LIMIT", "1");
    process.start().waitFor();
    return ForkReport.read(report).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "mxnet-symbol"})
  void fewerThreadsThanAskedForAreAFailureThatNamesBoth(String engine) throws Exception {
    ForkReport report = limited(engine, TestSessions.THREADS);
    assertThat(report.outcome().status()).isEqualTo(Status.FAILED);
    assertThat(report.outcome().message())
        .startsWith(engine + ": expected 2 threads")
        .contains("found 1")
        .contains("OMP_THREAD_LIMIT");
    assertThat(limited(engine, 1).outcome().status()).isEqualTo(Status.OK);
  }
}
