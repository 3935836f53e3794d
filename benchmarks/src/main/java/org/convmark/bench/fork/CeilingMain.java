package org.convmark.bench.fork;

import java.io.IOException;
import java.nio.file.Path;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.Engines;
import org.convmark.result.Ceiling;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;

/** Tells what an engine attains at most on its device; the kind is the model of the cell. */
public final class CeilingMain {

  private CeilingMain() {}

  public static void main(String[] arguments) throws IOException {
    ForkProcess.begin();
    ForkSpec spec = ForkSpec.read(Path.of(arguments[0]));
    Cell cell = spec.cell();
    ForkReport report;
    try {
      EngineRuntime runtime =
          Engines.of(cell.engine()).start(Device.of(cell.device()), cell.threads());
      double rate = new Trial(runtime).ceiling(Ceiling.Kind.of(cell.model()), cell);
      report = ForkReport.of(Outcome.OK).withPilot(1 / rate);
    } catch (EngineException | RuntimeException | Error e) {
      report = ForkReport.of(ForkSession.outcomeOf(e, cell));
    }
    report.write(Path.of(spec.report()));
  }
}
