package org.convmark.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.convmark.bench.energy.Rapl;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.fork.CellBenchmark;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.bench.fork.IterationLog;
import org.convmark.bench.fork.IterationLog.Iteration;
import org.convmark.result.Status;
import org.convmark.result.environment.KernelKills;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One measuring fork, run by JMH. All iterations are JMH measurements, since JMH does not hand out
 * its warm-up iterations; which of them are warm-up is decided on the series afterwards.
 */
final class JmhFork {

  private static final Pattern EXIT_CODE =
      Pattern.compile("<forked VM failed with exit code (\\d{1,9})>");

  private final Workspace workspace;

  JmhFork(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Runs {@code iterations} calls; a fork that fails or outlasts the limit says so in its report.
   */
  ForkResult run(ForkSpec spec, int iterations, Duration limit) throws IOException {
    Path log = workspace.file("fork.log");
    Path done = workspace.file("iterations.txt");
    Files.deleteIfExists(Path.of(spec.report()));
    Files.deleteIfExists(done);
    spec.write(specFile());
    Instant startedAt = Instant.now();
    long start = System.nanoTime();
    KernelKills before = KernelKills.now();
    DeadProcess dead;
    boolean expired;
    try (Watchdog watchdog = new Watchdog(limit)) {
      onOneEngine(spec, options(spec, log, done, iterations));
      expired = watchdog.hasExpired();
      dead = dead(spec, log, before);
    } finally {
      workspace.appendToLog(spec.cell().id(), log);
    }
    List<Iteration> timed = IterationLog.read(done);
    ForkReport report =
        ForkReport.read(Path.of(spec.report()))
            .orElseGet(() -> ForkReport.of(dead.outcome(workspace.log())));
    if (expired && timed.size() != iterations) {
      report = report.with(DeadProcess.timeout(limit));
    } else if (report.outcome().status() == Status.OK && timed.size() != iterations) {
      report = report.with(dead.outcome(workspace.log()));
    }
    return new ForkResult(report, timed, startedAt, (System.nanoTime() - start) / 1e9);
  }

  /** What is to be said of the fork if it has left no report, or has not run to its end. */
  private DeadProcess dead(ForkSpec spec, Path log, KernelKills before) throws IOException {
    return new DeadProcess(
        exitCode(log),
        KernelKills.now().since(before),
        LastWords.of(log, ForkJvm.crashReport(workspace.folder())),
        Device.of(spec.cell().device()));
  }

  private Path specFile() {
    return workspace.file("fork.json");
  }

  private Options options(ForkSpec spec, Path log, Path done, int iterations) {
    List<String> jvm = new ArrayList<>(ForkJvm.options(workspace.folder()));
    jvm.add("-D" + IterationLog.FILE + "=" + done);
    jvm.add("-D" + IterationLog.DEVICE + "=" + spec.cell().device());
    jvm.add("-D" + Rapl.FOLDER + "=" + Rapl.folder());
    return new OptionsBuilder()
        .include("^" + CellBenchmark.class.getName().replace(".", "\\.") + "\\.call$")
        .param("spec", specFile().toString())
        .forks(1)
        .warmupIterations(0)
        .measurementIterations(iterations)
        .jvmArgs(jvm.toArray(String[]::new))
        .addProfiler(IterationLog.class)
        .shouldFailOnError(false)
        .verbosity(VerboseMode.NORMAL)
        .output(log.toString())
        .build();
  }

  /** JMH gives its forks this process's class path, as it stands at the call. */
  private void onOneEngine(ForkSpec spec, Options options) throws IOException {
    String own = System.getProperty("java.class.path");
    Path jar = EngineClassPath.jar(Engines.of(spec.cell().engine()), workspace.folder());
    System.setProperty("java.class.path", jar.toString());
    System.setProperty("jmh.ignoreLock", "true");
    try {
      new Runner(options).run();
      workspace.holdIfEnding();
    } catch (RunnerException e) {
      throw new IOException("benchmark: JMH did not start a fork: " + e.getMessage(), e);
    } finally {
      System.setProperty("java.class.path", own);
    }
  }

  /**
   * How the process ended, which JMH tells in its log only. The log holds whatever bytes the fork
   * has printed, in any encoding.
   */
  private static OptionalInt exitCode(Path log) throws IOException {
    String printed = Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
    return EXIT_CODE
        .matcher(printed)
        .results()
        .mapToInt(match -> Integer.parseInt(match.group(1)))
        .reduce((first, last) -> last);
  }
}
