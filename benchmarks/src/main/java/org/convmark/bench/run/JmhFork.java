package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.fork.CellBenchmark;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.bench.fork.PeakMemoryProfiler;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
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

  private static final double NANOS_PER_SECOND = 1e9;

  private final Workspace workspace;

  JmhFork(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Runs {@code iterations} calls; a fork that fails or outlasts the limit says so in its report.
   */
  ForkResult run(ForkSpec spec, int iterations, Duration limit) throws IOException {
    Path specFile = workspace.file("fork.json");
    Path log = workspace.file("fork.log");
    Files.deleteIfExists(Path.of(spec.report()));
    spec.write(specFile);
    Collection<RunResult> results;
    boolean expired;
    try (Watchdog watchdog = new Watchdog(limit)) {
      results = onOneEngine(spec, options(specFile, log, iterations));
      expired = watchdog.hasExpired();
    } finally {
      workspace.appendToLog(spec.cell().id(), log);
    }
    return result(spec, results, expired ? Optional.of(limit) : Optional.empty());
  }

  private Options options(Path specFile, Path log, int iterations) {
    return new OptionsBuilder()
        .include("^" + CellBenchmark.class.getName().replace(".", "\\.") + "\\.call$")
        .param("spec", specFile.toString())
        .forks(1)
        .warmupIterations(0)
        .measurementIterations(iterations)
        .jvm(ForkJvm.java().toString())
        .jvmArgs(ForkJvm.options(workspace.folder()).toArray(String[]::new))
        .addProfiler(PeakMemoryProfiler.class)
        .shouldFailOnError(false)
        .verbosity(VerboseMode.NORMAL)
        .output(log.toString())
        .build();
  }

  /** JMH gives its forks this process's class path, as it stands at the call. */
  private Collection<RunResult> onOneEngine(ForkSpec spec, Options options) throws IOException {
    String own = System.getProperty("java.class.path");
    System.setProperty(
        "java.class.path",
        EngineClassPath.jar(Engines.of(spec.cell().engine()), workspace.folder()).toString());
    System.setProperty("jmh.ignoreLock", "true");
    try {
      return new Runner(options).run();
    } catch (RunnerException e) {
      throw new IOException("benchmark: JMH did not start a fork: " + e.getMessage(), e);
    } finally {
      System.setProperty("java.class.path", own);
    }
  }

  private ForkResult result(
      ForkSpec spec, Collection<RunResult> results, Optional<Duration> outlasted)
      throws IOException {
    ForkReport report =
        ForkReport.read(Path.of(spec.report())).orElseGet(() -> ForkReport.failed(death()));
    if (outlasted.isPresent()) {
      String message =
          String.format(
              Locale.ROOT, "did not end within %d s and was stopped", outlasted.get().toSeconds());
      report = report.with(new Outcome(Status.TIMEOUT, message));
    }
    List<IterationResult> iterations =
        results.stream()
            .flatMap(run -> run.getBenchmarkResults().stream())
            .flatMap(benchmark -> benchmark.getIterationResults().stream())
            .toList();
    if (report.outcome().status() == Status.OK && iterations.isEmpty()) {
      report = report.with(new Outcome(Status.FAILED, death()));
    }
    return new ForkResult(report, seconds(iterations), peak(iterations));
  }

  private String death() {
    return "the fork died; its last words are in " + workspace.log().getFileName();
  }

  private static List<Double> seconds(List<IterationResult> iterations) {
    return iterations.stream()
        .map(iteration -> iteration.getPrimaryResult().getScore() / NANOS_PER_SECOND)
        .toList();
  }

  private static OptionalDouble peak(List<IterationResult> iterations) {
    return iterations.stream()
        .map(iteration -> iteration.getSecondaryResults().get(PeakMemoryProfiler.PEAK))
        .filter(result -> result != null)
        .mapToDouble(result -> result.getScore())
        .max();
  }
}
