package org.convmark.result.csv;

import java.io.IOException;
import java.nio.file.Path;

/** Another process writes to the folder of a run. */
public final class RunInUseException extends IOException {

  private static final long serialVersionUID = 1;

  RunInUseException(Path folder) {
    super(
        OneLine.path(folder)
            + ": another process is writing this run; wait for its end, or choose another name");
  }
}
