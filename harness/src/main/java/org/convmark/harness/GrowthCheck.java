package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.run.Probe;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.Workload;

/** {@code convmark doctor --check-growth}. */
final class GrowthCheck {

  private GrowthCheck() {}

  /**
   * Prints for every engine and workload on the processor whether its time grows with the batch.
   *
   * @param err hears what is measured, as it takes minutes
   * @return the exit code: an engine that is not there is no failure unless none is
   */
  static int print(Format format, PrintWriter out, PrintWriter err) throws IOException {
    Listing listing =
        new Listing().text("engine").text("device").text("workload").text("status").text("growth");
    boolean measured = false;
    boolean failed = false;
    for (Engine engine : Engines.all()) {
      for (Workload workload : engine.workloads().stream().sorted().toList()) {
        err.println(engine.name() + " " + workload.word() + " …");
        Outcome outcome = Probe.growth(engine, Device.CPU, workload);
        measured |= outcome.status() == Status.OK;
        failed |= outcome.status().isFailure();
        listing.row(
            engine.name(), Device.CPU, workload.word(), outcome.status(), outcome.message());
      }
    }
    listing.print(format, out);
    if (failed) {
      return ExitCode.FAILED;
    }
    return measured ? ExitCode.DONE : ExitCode.ENVIRONMENT;
  }
}
