package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.convmark.result.FindingKind;
import org.convmark.result.csv.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real command on a real engine: what it measured twice has not changed, and with one processor
 * fewer it is slower. The number of threads is part of what a cell is, so that a cell of one thread
 * is no slower cell but another one; what a gate must find is the machine that gives the same
 * threads less. Here the process may use one processor of those that its two threads had.
 *
 * <p>Machines of a CI service come to be 10 % slower from minute to minute; so the threshold is 25
 * %, and what is injected is far beyond it: about a factor of two on a machine that nobody else
 * uses.
 */
@Tag("full")
class GateEndToEndTest {

  private static final String PLAN =
      """
      name: gated
      models: [googlenet]
      engines: [onnxruntime]
      threads: [2]
      measurement:
        ceilings: false
        forks: 6
        forkSeconds: 1
        warmup: {least: 4, most: 8}
        iterations: {least: 8, most: 12}
      """;

  private static final String RULES =
      """
      thresholds:
        - {model: googlenet, percent: 25, reason: a machine that others use}
      """;

  private static final double MOST_PERCENT = 15;
  private static final List<String> ALL_PROCESSORS = List.of();
  private static final double LEAST_GAIN = 1.6;
  private static final Set<FindingKind> NOISE =
      Set.of(FindingKind.BUSY_MACHINE, FindingKind.STOLEN_TIME);

  @TempDir private Path root;

  @BeforeEach
  void writePlan() throws IOException {
    Files.writeString(root.resolve("plan.yaml"), PLAN);
    Files.writeString(root.resolve("rules.yaml"), RULES);
  }

  private int convmark(List<String> before, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dconvmark.root=" + root);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Convmark.class.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("printed.txt").toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private int gate(List<String> before, String name) throws Exception {
    String plan = root.resolve("plan.yaml").toString();
    String rules = root.resolve("rules.yaml").toString();
    return convmark(before, "run", "--plan", plan, "--name", name, "--gate", "--rules", rules);
  }

  private String printed() throws IOException {
    return Files.readString(root.resolve("printed.txt"));
  }

  /** Of the interval of the only cell. */
  private double halfWidthPercent(String run) throws IOException {
    return RunFolder.open(root.resolve("results/runs").resolve(run))
        .read()
        .measurements()
        .get(0)
        .figures()
        .orElseThrow()
        .timing()
        .halfWidthPercent()
        .orElseThrow();
  }

  private boolean isQuiet(String run) throws IOException {
    return RunFolder.open(root.resolve("results/runs").resolve(run))
        .read()
        .findings()
        .orElseThrow()
        .stream()
        .noneMatch(finding -> NOISE.contains(finding.kind()));
  }

  /** How much more two threads get done than one, as far as others let them. */
  private static double secondProcessorGain() throws InterruptedException {
    return (double) spins(2) / spins(1);
  }

  private static long spins(int threads) throws InterruptedException {
    LongAdder done = new LongAdder();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread =
          new Thread(
              () -> {
                while (System.nanoTime() < end) {
                  done.increment();
                }
              });
      thread.start();
      all.add(thread);
    }
    for (Thread thread : all) {
      thread.join();
    }
    return done.sum();
  }

  private static String firstProcessor() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("Cpus_allowed_list:"))
        .map(line -> line.replaceFirst(".*?(\\d+).*", "$1"))
        .findFirst()
        .orElse("0");
  }

  private static boolean has(String program) {
    return Files.isExecutable(Path.of("/usr/bin", program));
  }

  @Test
  void theSameAgainIsNotRegressedAndOneProcessorFewerIs() throws Exception {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "there is one processor only");
    assumeTrue(has("taskset"), "taskset (util-linux) is not there");
    String plan = root.resolve("plan.yaml").toString();
    assertThat(convmark(ALL_PROCESSORS, "run", "--plan", plan, "--name", "base"))
        .as(printed())
        .isEqualTo(ExitCode.DONE);
    assertThat(convmark(ALL_PROCESSORS, "baseline", "accept", "base"))
        .as(printed())
        .isEqualTo(ExitCode.DONE);

    assumeTrue(
        halfWidthPercent("base") < MOST_PERCENT,
        "others use this machine, so that it is not the same twice");
    int same = gate(ALL_PROCESSORS, "same");
    assumeTrue(
        halfWidthPercent("same") < MOST_PERCENT && isQuiet("base") && isQuiet("same"),
        "others used this machine meanwhile");
    assertThat(same).as(printed()).isEqualTo(ExitCode.DONE);
    assertThat(printed()).contains("gate: passed").doesNotContain("REGRESSED");

    assumeTrue(secondProcessorGain() > LEAST_GAIN, "there is no processor to take away");
    assertThat(gate(List.of("taskset", "-c", firstProcessor()), "fewer"))
        .as(printed())
        .isEqualTo(ExitCode.FAILED);
    assertThat(printed()).contains("gate: failed").contains("1 REGRESSED");
    assertThat(root.resolve("results/runs/fewer/gate.xml")).content().contains("<failure");
  }
}
