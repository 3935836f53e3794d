package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.model.arch.Architectures;
import org.convmark.model.onnx.OnnxExport;
import org.convmark.result.Cell;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {

  @TempDir private Path folder;

  private volatile String oomScore;

  private ForkReport prove(Path onnx, Duration limit) throws Exception {
    Cell cell =
        new Cell(
            "googlenet/paper_caffe_no_aux",
            "onnxruntime",
            "cpu",
            Workload.FORWARD,
            new Cell.Setting(1, "fp32", 1));
    try (Workspace workspace = new Workspace(folder.resolve("log.txt"))) {
      return new Worker(workspace)
          .prove(
              new ForkSpec(
                  cell,
                  ForkSpec.Common.of(1),
                  onnx.toString(),
                  workspace.file("report.json").toString(),
                  workspace.file("outputs.bin").toString()),
              limit);
    }
  }

  @Test
  void aTruncatedModelIsOneLineThatNamesTheFile() throws Exception {
    Path onnx =
        OnnxExport.of(Architectures.variant("googlenet"), 1).to(folder.resolve("cut.onnx")).file();
    try (FileChannel file = FileChannel.open(onnx, StandardOpenOption.WRITE)) {
      file.truncate(file.size() / 2);
    }
    ForkReport report = prove(onnx, Duration.ofMinutes(1));
    assertThat(report.outcome().status()).isEqualTo(Status.FAILED);
    assertThat(report.outcome().message()).contains(onnx.toString()).doesNotContain("\n");
  }

  /** Signals the process of the proof as soon as it runs, from another thread. */
  private ForkReport proveAndSignal(String signal) throws Exception {
    Thread killer =
        new Thread(
            () -> {
              try {
                long pid = pid();
                oomScore = Files.readString(Path.of("/proc", pid + "/oom_score_adj")).strip();
                new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    killer.start();
    Path onnx =
        OnnxExport.of(Architectures.variant("googlenet"), 1).to(folder.resolve("n.onnx")).file();
    ForkReport report = prove(onnx, Duration.ofMinutes(1));
    killer.join();
    return report;
  }

  /** Of the proof, when it has mapped the engine's library and so handles signals. */
  private static long pid() throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < end) {
      for (ProcessHandle process : ProcessHandle.current().descendants().toList()) {
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        // a child has its parent's memory until it is the program that it is to be
        if (text(proc.resolve("cmdline")).contains("ProofMain")
            && text(proc.resolve("maps")).contains("libonnxruntime.so")) {
          return process.pid();
        }
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("no process has loaded the library");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // the process has ended
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aCrashOfNativeCodeIsOneLineWithItsSignalAndFrame() throws Exception {
    ForkReport report = proveAndSignal("SEGV");
    assertThat(report.outcome().status()).isEqualTo(Status.FAILED);
    assertThat(report.outcome().message())
        .contains("exit code 134 (SIGABRT)", "SIGSEGV (0xb)", ".so", "log.txt")
        .hasSizeLessThan(500)
        .doesNotContain("\n");
    assertThat(Files.readString(folder.resolve("log.txt"), StandardCharsets.ISO_8859_1))
        .contains("Problematic frame", "S U M M A R Y");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aForkOffersItselfToTheKernelButIfSomebodyKillsItItHasNotRunOutOfMemory() throws Exception {
    ForkReport report = proveAndSignal("KILL");
    assertThat(oomScore).isEqualTo("1000");
    assertThat(report.outcome().status()).isEqualTo(Status.FAILED);
    assertThat(report.outcome().message()).contains("exit code 137 (SIGKILL)", "killed");
  }

  @Test
  void whatOutlastsItsLimitIsStopped() throws Exception {
    ForkReport report = prove(folder.resolve("none.onnx"), Duration.ofMillis(1));
    assertThat(report.outcome().status()).isEqualTo(Status.TIMEOUT);
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }
}
