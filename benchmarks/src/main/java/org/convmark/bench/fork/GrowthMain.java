package org.convmark.bench.fork;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.Growth;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;
import org.convmark.result.Status;

/** Tells whether the time of an engine's workload grows with the batch. */
public final class GrowthMain {

  private GrowthMain() {}

  public static void main(String[] arguments) throws IOException {
    ForkProcess.begin();
    ForkSpec spec = ForkSpec.read(Path.of(arguments[0]));
    ForkReport report;
    try {
      Cell cell = spec.cell();
      EngineRuntime runtime =
          Engines.of(cell.engine()).start(Device.of(cell.device()), cell.threads());
      Growth growth = new Trial(runtime).growth(cell.workload());
      Outcome outcome = new Outcome(growth.holds() ? Status.OK : Status.FAILED, growth.toString());
      report = new ForkReport(outcome, runtime.version(), Map.of(), ForkReport.Start.NONE, -1);
    } catch (EngineException | RuntimeException | Error e) {
      report = ForkReport.of(ForkSession.outcomeOf(e, spec.cell()));
    }
    report.write(Path.of(spec.report()));
  }
}
