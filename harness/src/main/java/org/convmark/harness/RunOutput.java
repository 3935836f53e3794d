package org.convmark.harness;

import java.io.IOException;
import java.nio.file.Path;
import org.convmark.bench.run.RunListener;
import org.convmark.result.Run;
import org.convmark.result.baseline.GateResult;

/** What {@code convmark run} prints, from its first line to its last. */
interface RunOutput extends RunListener {

  /** All is measured that could be. */
  void summary(Run run) throws IOException;

  /** The last lines: where everything is. */
  void end(Run run, Path folder, Path report);

  /** The run was held to a baseline. */
  void gate(GateResult result) throws IOException;

  /** The process was told to end before the run was complete. */
  void stopped(Path folder);
}
