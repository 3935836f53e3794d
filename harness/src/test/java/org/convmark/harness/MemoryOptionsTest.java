package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.convmark.result.MaxBatch;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.csv.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryOptionsTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... options) {
    List<String> line =
        Stream.concat(
                Stream.of("run", "--plan", "dry", "--out", folder.toString(), "--name", "r"),
                Stream.of(options))
            .toList();
    return Convmark.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), line.toArray(String[]::new));
  }

  private RunFolder made() throws Exception {
    return RunFolder.open(folder.resolve("r"));
  }

  @Test
  void theLargestBatchIsFoundWithFreshProcessesUpToTheBound() throws Exception {
    int code =
        run("--max-batch=3", "--model", "googlenet", "--engine", "onnxruntime", "--threads", "1");
    assertThat(code).as(err + "\n" + out).isEqualTo(ExitCode.DONE);
    List<MaxBatch> found = made().read().evidence().maxBatches();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).images()).hasValue(3);
    assertThat(found.get(0).limitedBy()).isEqualTo("--max-batch");
    assertThat(found.get(0).outcome()).isEqualTo(Outcome.OK);
    assertThat(out.toString()).contains("batch 2 fits", "batch 3 fits", "largest batch");
    assertThat(Files.readString(folder.resolve("r.html")))
        .contains("Largest batch that fits")
        .contains("<dt>cells planned</dt><dd>1</dd>", "<dt>OK</dt><dd>1</dd>");
    assertThat(made().read().measurements()).isEmpty();
  }

  @Test
  void aCellThatCannotFitIsARowThatSaysSoBeforeAnyProcess() throws Exception {
    int code =
        run(
            "--model",
            "vgg16",
            "--engine",
            "pytorch",
            "--workload",
            "train-step",
            "--batch",
            "3500");
    assertThat(code).as(err + "\n" + out).isEqualTo(ExitCode.FAILED);
    Outcome outcome = made().read().measurements().get(0).outcome();
    assertThat(outcome.status()).isEqualTo(Status.OOM_PREDICTED);
    assertThat(outcome.message()).contains("MiB are free on this", "--try-anyway");
    assertThat(Files.readString(folder.resolve("r/log.txt"))).doesNotContain("ProofMain");
  }

  @Test
  void aBoundBelowOneImageIsRefused() {
    assertThat(run("--max-batch=0")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("--max-batch: expected 1 or more images, and at most 1000000, found 0");
    assertThat(run("--max-batch=2147483647")).isEqualTo(ExitCode.USAGE);
  }
}
