package org.convmark.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.convmark.result.Run;
import org.convmark.result.csv.RunFolder;
import org.convmark.result.exchange.JmhImport;

/** Finds runs by what a person calls them. */
final class RunFolders {

  private static final String RESULTS = "results.csv";
  private static final String JSON = ".json";

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
          String.format(
              Locale.ROOT, "run '%s': neither a folder, a results.csv nor a run in %s", run, runs));
    }
    return folder;
  }

  /**
   * The runs of folders, names, {@code results.csv} files or JSON files of JMH that stand between
   * commas; a name that exists may have commas itself.
   */
  static List<Run> read(String runs) throws IOException {
    List<Run> read = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (String run : names(runs)) {
      Path path = of(run);
      boolean isTable = Files.isRegularFile(path) && path.endsWith(RESULTS);
      Run each = readOne(run);
      if (!seen.add(isTable ? path.toRealPath().getParent() : path.toRealPath())) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "run '%s': expected each run once, found it twice; its forks are evidence once",
                run));
      }
      read.add(each);
    }
    return read;
  }

  private static List<String> names(String runs) {
    List<String> names = Files.exists(Path.of(runs)) ? List.of(runs) : List.of(runs.split(",", -1));
    if (names.contains("")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "runs '%s': expected names between commas, found nothing", runs));
    }
    return names;
  }

  /** The run of a folder or name, of a {@code results.csv} or of a JSON file of JMH's. */
  static Run readOne(String run) throws IOException {
    Path path = of(run);
    if (!Files.isRegularFile(path)) {
      return RunFolder.open(path).read();
    }
    return path.toString().endsWith(JSON)
        ? JmhImport.read(path, path.getFileName().toString())
        : RunFolder.readFile(path);
  }

  /** Refuses a path that no file has: it is the call that is wrong. */
  static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "'%s': there is no such file; name one that JMH wrote", file));
    }
  }

  /** Refuses a folder of run folders that is not there. */
  static void requireRoot(Path root) {
    if (!Files.isDirectory(root)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "runs: expected a folder of run folders, found none at %s; measure with 'convmark"
                  + " run' or name another with --runs",
              root));
    }
  }
}
