package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.convmark.result.Measurement;
import org.convmark.result.csv.RunFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real command, killed and resumed. */
@Tag("full")
class KillAndResumeTest {

  private static final String PLAN =
      """
      name: killed
      models: [googlenet, resnet18]
      engines: [onnxruntime, mxnet]
      threads: [1]
      measurement:
        ceilings: false
        forks: 2
        forkSeconds: 0
        warmup: {least: 1, most: 1}
        iterations: {least: 2, most: 2}
      """;

  private static final int CELLS = 4;
  private static final List<String> COMPLETE = List.of("results.csv", "samples.csv", "forks.csv");

  @TempDir private Path root;

  private final SplittableRandom random = new SplittableRandom(20);

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dconvmark.root=" + root);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Convmark.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(root.resolve("printed.txt").toFile())
        .start();
  }

  private Process begin() throws IOException {
    Path plan = Files.writeString(root.resolve("plan.yaml"), PLAN);
    return start("run", "--plan", plan.toString(), "--name", "killed");
  }

  private Path folder() {
    return root.resolve("results/runs/killed");
  }

  private List<Measurement> rows() throws IOException {
    return RunFolder.open(folder()).read().measurements();
  }

  /** Of the file as far as it holds complete cells. */
  private String text(String file) throws IOException {
    Path path = folder().resolve(file);
    return Files.exists(path) ? Files.readString(path) : "";
  }

  private void killAndResume(int times, int longestMillis) throws Exception {
    Process process = begin();
    int complete = 0;
    String results = "";
    for (int i = 0; i < times; i++) {
      process.waitFor(500 + random.nextInt(longestMillis), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      assertThat(text("results.csv")).startsWith(results);
      if (!Files.exists(folder().resolve("plan.yaml"))) {
        process = begin();
        continue;
      }
      results = text("results.csv");
      complete = results.isEmpty() ? 0 : rows().size();
      process = start("run", "--resume", "killed");
    }
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue())
        .as(Files.readString(root.resolve("printed.txt"), StandardCharsets.UTF_8))
        .isEqualTo(ExitCode.DONE);
    assertThat(text("results.csv")).startsWith(results);
    assertThat(complete).isLessThanOrEqualTo(CELLS);
    assertThat(rows())
        .hasSize(CELLS)
        .allSatisfy(row -> assertThat(row.isOk()).as(row.outcome().message()).isTrue());
    assertThat(rows()).extracting(row -> row.cell().id()).doesNotHaveDuplicates();
    assertThat(RunFolder.open(folder()).read().samples()).hasSize(CELLS * 2 * 3);
    assertThat(RunFolder.open(folder()).read().forks()).hasSize(CELLS * 2);
    assertThat(text("findings.csv")).startsWith("level,kind,found,remedy,cells");
    assertThat(COMPLETE).allSatisfy(file -> assertThat(text(file)).endsWith("\n"));
  }

  @Test
  void aRunThatIsKilledAndResumedHasEveryCellOnce() throws Exception {
    killAndResume(1, 12_000);
  }

  @Test
  void aRunThatIsKilledAtTwentyMomentsHasEveryCellOnce() throws Exception {
    killAndResume(20, 14_000);
  }
}
