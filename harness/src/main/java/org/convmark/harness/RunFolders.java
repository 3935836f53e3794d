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

/** Finds runs by what a person calls them. */
final class RunFolders {

  private static final String RESULTS = "results.csv";

  private RunFolders() {}

  /** The folder of a path, or of a run's name in {@code results/runs}. */
  static Path of(String run) {
    Path given = Path.of(run);
    Path folder = Files.exists(given) ? given : Home.runs().resolve(run);
    if (!Files.exists(folder)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "run '%s': neither a folder, a results.csv nor a run in %s",
              run,
              Home.runs()));
    }
    return folder;
  }

  /**
   * The runs of folders, names or {@code results.csv} files that stand between commas; a name that
   * exists may have commas itself.
   */
  static List<Run> read(String runs) throws IOException {
    List<Run> read = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (String run : names(runs)) {
      Path path = of(run);
      boolean isFile = Files.isRegularFile(path);
      Run each = isFile ? RunFolder.readFile(path) : RunFolder.open(path).read();
      if (!seen.add(isFile && path.endsWith(RESULTS) ? real(path).getParent() : real(path))) {
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

  private static Path real(Path path) throws IOException {
    return path.toRealPath();
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
}
