package org.convmark.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.csv.RunFolder;
import org.convmark.result.environment.EnvironmentCapture;

/** What this machine has measured before. */
final class EarlierRuns {

  private static final int FOR_FORECASTS = 10;

  private EarlierRuns() {}

  /** The rows of the newest runs in a folder that are of this machine, the newest behind. */
  static List<Measurement> ofThisMachine(Path runs) throws IOException {
    return ofThisMachine(runs, FOR_FORECASTS).stream()
        .flatMap(run -> run.measurements().stream())
        .toList();
  }

  /** The newest runs in a folder that are of this machine, without samples, the newest behind. */
  static List<Run> ofThisMachine(Path runs, int most) throws IOException {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    String machine = new EnvironmentCapture().machine().id();
    List<Run> read = new ArrayList<>();
    for (Path folder : newest(runs, most)) {
      try {
        Run run = RunFolder.open(folder).readRows();
        if (run.environment().get("machine_id").equals(machine)) {
          read.add(run);
        }
      } catch (IOException | IllegalArgumentException e) {
        // who looks back can do without a run that is broken, or is being written
      }
    }
    return read;
  }

  private static List<Path> newest(Path runs, int most) throws IOException {
    try (Stream<Path> folders = Files.list(runs)) {
      List<Path> newest =
          new ArrayList<>(
              folders
                  .filter(folder -> Files.exists(folder.resolve("results.csv")))
                  .filter(folder -> !folder.toString().endsWith(RunFolder.SECOND_LOOK))
                  .sorted(Comparator.comparing(EarlierRuns::changed).reversed())
                  .limit(most)
                  .toList());
      Collections.reverse(newest);
      return newest;
    }
  }

  private static FileTime changed(Path folder) {
    try {
      return Files.getLastModifiedTime(folder.resolve("results.csv"));
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
