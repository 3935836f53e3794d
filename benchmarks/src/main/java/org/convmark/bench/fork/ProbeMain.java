package org.convmark.bench.fork;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.Engines;
import org.convmark.result.Outcome;

/**
 * Loads an engine's native library and tells its version, its files and how long an empty call
 * takes, or why it does not load.
 */
public final class ProbeMain {

  private ProbeMain() {}

  public static void main(String[] arguments) throws IOException {
    ForkProcess.begin();
    ForkSpec spec = ForkSpec.read(Path.of(arguments[0]));
    ForkReport report;
    try {
      EngineRuntime runtime =
          Engines.of(spec.cell().engine())
              .start(Device.of(spec.cell().device()), spec.cell().threads());
      double emptyCall = new Trial(runtime).emptyCall();
      report =
          new ForkReport(
              Outcome.OK,
              runtime.version(),
              Map.of(LoadedLibraries.SETTING, LoadedLibraries.lines()),
              ForkReport.Start.NONE,
              emptyCall);
    } catch (EngineException | RuntimeException | Error e) {
      report = ForkReport.of(ForkSession.outcomeOf(e, spec.cell()));
    }
    report.write(Path.of(spec.report()));
  }
}
