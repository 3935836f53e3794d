package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
   */
  public record Availability(Outcome outcome, String version) {}

  /** Probes one engine outside a run. */
  public static Availability once(Engine engine, Device device) throws IOException {
    Path log = Files.createTempFile("convmark-", ".log");
    try (Workspace workspace = new Workspace(log)) {
      return new Probe(new Worker(workspace), workspace).ask(engine.name(), device.toString());
    } finally {
      Files.deleteIfExists(log);
    }
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
    Cell cell = new Cell("none", engine, device, Workload.FORWARD, new Cell.Setting(1, "fp32", 1));
    ForkSpec spec = new ForkSpec(cell, 0, "", workspace.file("probe-report.json").toString(), "");
    ForkReport report = worker.probe(spec, LIMIT);
    Status status = report.outcome().status();
    return status == Status.OK || status == Status.UNAVAILABLE
        ? new Availability(report.outcome(), report.engineVersion())
        : new Availability(unavailable(engine, report.outcome()), "");
  }
}
