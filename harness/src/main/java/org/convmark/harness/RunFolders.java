package org.convmark.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convmark.result.Run;
import org.convmark.result.csv.RunFolder;
import org.convmark.result.exchange.JmhImport;

/** Finds runs by what a person calls them. */
final class RunFolders {

  private static final String JSON = ".json";

  private RunFolders() {}

  /** The folder of a path, or of a run's name in {@code results/runs}. */
  static Path of(String run) {
    Path given = Path.of(run);
    Path folder = Files.exists(given) ? given : Home.runs().resolve(run);
    if (!Files.exists(folder)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "run '%s': neither a folder nor a run in %s", run, Home.runs()));
    }
    return folder;
  }

  /** The runs of folders, names or JSON files of JMH that stand between commas. */
  static List<Run> read(String runs) throws IOException {
    List<Run> read = new ArrayList<>();
    for (String run : runs.split(",", -1)) {
      read.add(readOne(run));
    }
    return read;
  }

  /** The run of a folder or name, or of a JSON file of JMH's. */
  static Run readOne(String run) throws IOException {
    Path path = of(run);
    return Files.isRegularFile(path) && path.toString().endsWith(JSON)
        ? JmhImport.read(path, path.getFileName().toString())
        : RunFolder.open(path).read();
  }

  /** Refuses a path that no file has: it is the call that is wrong. */
  static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "'%s': there is no such file; name one that JMH wrote", file));
    }
  }
}
