package org.convmark.bench.run;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalDouble;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.result.Cell;

/**
 * Runs a user's file a few times before it is timed: whether it runs, and how long a call takes.
 */
final class FileTrial {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Worker worker;
  private final Workspace workspace;

  FileTrial(Worker worker, Workspace workspace) {
    this.worker = worker;
    this.workspace = workspace;
  }

  /** The outcome of trying a cell. */
  Proof of(Cell cell, ForkSpec.ModelFile file) throws IOException {
    String report = workspace.file("trial-report.json").toString();
    String outputs = workspace.file("outputs.bin").toString();
    ForkReport tried =
        worker.prove(new ForkSpec(cell, ForkSpec.Common.of(0), file, report, outputs), LIMIT);
    return new Proof(tried.outcome(), tried, OptionalDouble.empty());
  }
}
