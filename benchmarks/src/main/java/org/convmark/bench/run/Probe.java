package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.Workload;

/** Asks an engine, in a process of its own, whether it is ready on a device. */
public final class Probe {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Worker worker;
  private final Workspace workspace;

  Probe(Worker worker, Workspace workspace) {
    this.worker = worker;
    this.workspace = workspace;
  }

  /**
   * An engine's readiness.
   *
   * @param outcome OK, or UNAVAILABLE with reason and remedy
   * @param version as the loaded library tells it; empty unless ready
   * @param emptyCallSeconds how long a call takes that computes one value, in the median: what no
   *     figure of a network can be below; empty unless ready
   * @param libraries the files of the native libraries that it has loaded, some of which are gone
   *     with the process; empty unless ready, and where the system does not tell
   */
  public record Availability(
      Outcome outcome, String version, OptionalDouble emptyCallSeconds, List<Path> libraries) {

    public Availability {
      libraries = List.copyOf(libraries);
    }
  }

  /** Probes one engine outside a run. */
  public static Availability once(Engine engine, Device device) throws IOException {
    return outsideARun(probe -> probe.ask(engine.name(), device.toString()));
  }

  /**
   * Whether the time of a call grows with the batch, which it does only if it is taken until the
   * device has finished; outside a run, on one thread, which the work of others disturbs least.
   *
   * @return OK or FAILED with the figures, or what went wrong
   */
  public static Outcome growth(Engine engine, Device device, Workload workload) throws IOException {
    Cell cell = cell(engine.name(), device.toString(), workload);
    return outsideARun(probe -> probe.worker.growth(probe.spec(cell), LIMIT).outcome());
  }

  private interface Question<T> {
    T ask(Probe probe) throws IOException;
  }

  private static <T> T outsideARun(Question<T> question) throws IOException {
    try (Workspace workspace = new Workspace()) {
      return question.ask(new Probe(new Worker(workspace), workspace));
    }
  }

  private static Cell cell(String engine, String device, Workload workload) {
    return new Cell("none", engine, device, workload, new Cell.Setting(1, "fp32", 1));
  }

  private ForkSpec spec(Cell cell) {
    String report = workspace.file("probe-report.json").toString();
    return new ForkSpec(cell, ForkSpec.Common.of(0), "", report, "");
  }

  /** An engine that takes its process down while it loads is not there either. */
  private static Outcome unavailable(String engine, Outcome outcome) {
    return new Outcome(
        Status.UNAVAILABLE,
        engine
            + ": did not load: "
            + outcome.message()
            + "; see 'What it needs' in the README, or leave it out with --engine");
  }

  Availability ask(String engine, String device) throws IOException {
    ForkReport report = worker.probe(spec(cell(engine, device, Workload.FORWARD)), LIMIT);
    Status status = report.outcome().status();
    if (status != Status.OK && status != Status.UNAVAILABLE) {
      return new Availability(
          unavailable(engine, report.outcome()), "", OptionalDouble.empty(), List.of());
    }
    OptionalDouble emptyCall =
        status == Status.OK ? OptionalDouble.of(report.pilotSeconds()) : OptionalDouble.empty();
    return new Availability(
        report.outcome(), report.engineVersion(), emptyCall, report.libraries());
  }
}
