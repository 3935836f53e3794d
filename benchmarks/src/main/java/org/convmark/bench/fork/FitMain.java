package org.convmark.bench.fork;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.convmark.bench.engine.EngineException;

/** Loads a cell and makes one call, as a fork does before it measures, to see whether it fits. */
public final class FitMain {

  private FitMain() {}

  public static void main(String[] arguments) throws IOException {
    ForkProcess.begin();
    ForkSpec spec = ForkSpec.read(Path.of(arguments[0]));
    Path reportFile = Path.of(spec.report());
    OptionalLong dropoutSeed = OptionalLong.of(spec.seed());
    try (ForkSession fork = ForkSession.open(spec, spec.cell().workload(), dropoutSeed)) {
      fork.session().release();
      fork.report().write(reportFile);
    } catch (EngineException | RuntimeException | Error e) {
      ForkReport.of(ForkSession.outcomeOf(e, spec.cell())).write(reportFile);
    }
  }
}
