package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.convmark.result.Status;
import org.convmark.result.csv.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real command, ended in the midst of a fork; its temporary folder is one of the test's. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
class NothingLeftTest {

  private static final String PLAN =
      """
      name: endless
      models: [googlenet]
      engines: [onnxruntime]
      batches: [1]
      threads: [1]
      measurement:
        ceilings: false
        forks: 1
        forkSeconds: 600
        warmup: {least: 1, most: 1}
        iterations: {least: 9999, most: 9999}
      """;

  @TempDir private Path root;

  private Path temporary;

  @BeforeEach
  void makeTemporaryFolder() throws IOException {
    temporary = Files.createDirectory(root.resolve("tmp"));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dconvmark.root=" + root, "-Djava.io.tmpdir=" + temporary));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Convmark.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(root.resolve("printed.txt").toFile())
        .start();
  }

  /** Begins a run and waits for the fork that measures. */
  private Process measuring() throws Exception {
    Path plan = Files.writeString(root.resolve("plan.yaml"), PLAN);
    Process process = start("run", "--plan", plan.toString(), "--name", "endless");
    await(process::isAlive, () -> fork().isPresent());
    // so that it has begun, and the files of the fork are there
    Thread.sleep(1500);
    return process;
  }

  private void await(BooleanSupplier while_, BooleanSupplier until) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!until.getAsBoolean()) {
      assertThat(while_.getAsBoolean() && System.nanoTime() < deadline).as(printed()).isTrue();
      Thread.sleep(50);
    }
  }

  private String printed() throws IOException {
    return Files.readString(root.resolve("printed.txt"), StandardCharsets.UTF_8);
  }

  private Optional<ProcessHandle> fork() {
    return running().filter(process -> commandLine(process).contains("ForkedMain")).findFirst();
  }

  /** Processes that have this test's temporary folder in their command line. */
  private Stream<ProcessHandle> running() {
    return ProcessHandle.allProcesses()
        .filter(process -> commandLine(process).contains(temporary.toString()));
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", String.valueOf(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // it has ended
    }
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.toList();
    }
  }

  @Test
  @Tag("full")
  void whoEndsARunLeavesNeitherProcessesNorFiles() throws Exception {
    Process process = measuring();
    assertThat(left()).hasSize(1);
    process.destroy();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(running()).isEmpty();
    assertThat(left()).isEmpty();
  }

  @Test
  @Tag("full")
  void forksOfAKilledRunEndByThemselvesAndTheNextRemovesItsFiles() throws Exception {
    Process process = measuring();
    process.destroyForcibly().waitFor();
    await(() -> true, () -> running().findAny().isEmpty());
    assertThat(left()).hasSize(1);
    assertThat(start("models").waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(left()).isEmpty();
  }

  @Test
  void aForkThatIsKilledIsARowAndTheRunLeavesNothing() throws Exception {
    Process process = measuring();
    fork().orElseThrow().destroyForcibly();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(printed()).isEqualTo(ExitCode.FAILED);
    var rows = RunFolder.open(root.resolve("results/runs/endless")).read().measurements();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).outcome().status()).isEqualTo(Status.FAILED);
    assertThat(rows.get(0).outcome().message()).contains("137 (SIGKILL)");
    assertThat(running()).isEmpty();
    assertThat(left()).isEmpty();
  }
}
