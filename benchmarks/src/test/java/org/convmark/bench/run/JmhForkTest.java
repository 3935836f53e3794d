package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.result.Cell;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhForkTest {

  @TempDir private Path folder;

  private ForkResult run(String model, String engine, int iterations, Duration limit)
      throws Exception {
    Cell cell = new Cell(model, engine, "cpu", Workload.FORWARD, new Cell.Setting(1, "fp32", 1));
    try (Workspace workspace = new Workspace(folder.resolve("log.txt"))) {
      ForkSpec spec =
          new ForkSpec(
              cell, ForkSpec.Common.of(1), "", workspace.file("report.json").toString(), "");
      return new JmhFork(workspace).run(spec, iterations, limit);
    }
  }

  @Test
  void whatAForkMeasuredBeforeItWasStoppedIsKept() throws Exception {
    ForkResult result =
        run("googlenet/paper_caffe_no_aux", "mxnet", 100_000, Duration.ofSeconds(8));
    assertThat(result.report().outcome().status()).isEqualTo(Status.TIMEOUT);
    assertThat(result.seconds()).isNotEmpty().allMatch(seconds -> seconds > 0);
    assertThat(result.peakMib().orElseThrow()).isPositive();
  }

  @Test
  void aForkThatHangsIsStoppedWithItsChildren() throws Exception {
    ForkResult result = run("alexnet/single_tower", "pytorch", 3, Duration.ofMillis(300));
    assertThat(result.report().outcome().status()).isEqualTo(Status.TIMEOUT);
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aForkThatCannotLoadItsModelSaysWhyAndLeavesNoSamples() throws Exception {
    ForkResult result = run("no/such_model", "pytorch", 3, Duration.ofMinutes(1));
    assertThat(result.report().outcome().status()).isEqualTo(Status.FAILED);
    assertThat(result.report().outcome().message()).contains("no/such_model");
    assertThat(result.seconds()).isEmpty();
  }
}
