package org.convmark.harness;

import java.nio.file.Path;
import org.convmark.result.baseline.Baselines;
import picocli.CommandLine.Option;

/** Where accepted runs are. */
final class BaselineOption {

  @Option(
      names = "--baselines",
      paramLabel = "DIR",
      description = "Folder of the accepted runs; default: results/baselines.")
  private Path folder;

  Baselines baselines() {
    return new Baselines(folder == null ? Home.baselines() : folder);
  }
}
