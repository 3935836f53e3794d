package org.convmark.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convmark.result.Run;
import org.convmark.result.csv.RunFolder;

/** Finds runs by what a person calls them. */
final class RunFolders {

  private RunFolders() {}

  /** The folder of a path, or of a run's name in {@code results/runs}. */
  static Path of(String run) {
    return of(run, Home.runs());
  }

  /** The folder of a path, or of a run's name in another folder of runs. */
  static Path of(String run, Path runs) {
    Path given = Path.of(run);
    Path folder = Files.exists(given) ? given : runs.resolve(run);
    if (!Files.exists(folder)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "run '%s': neither a folder nor a run in %s", run, runs));
    }
    return folder;
  }

  /** The runs of folders or names that stand between commas. */
  static List<Run> read(String runs) throws IOException {
    List<Run> read = new ArrayList<>();
    for (String run : runs.split(",", -1)) {
      read.add(RunFolder.open(of(run)).read());
    }
    return read;
  }
}
