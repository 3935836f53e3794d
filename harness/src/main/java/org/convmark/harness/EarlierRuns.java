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

  private static final int MOST = 10;

  private EarlierRuns() {}

  /** The rows of the newest runs in a folder that are of this machine, the newest behind. */
  static List<Measurement> ofThisMachine(Path runs) throws IOException {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    String machine = new EnvironmentCapture().machine().id();
    List<Measurement> rows = new ArrayList<>();
    for (Path folder : newest(runs)) {
      try {
        Run run = RunFolder.open(folder).read();
        if (run.environment().get("machine_id").equals(machine)) {
          rows.addAll(run.measurements());
        }
      } catch (IOException | IllegalArgumentException e) {
        // a forecast can do without a run that is broken, or is being written
      }
    }
    return rows;
  }

  private static List<Path> newest(Path runs) throws IOException {
    try (Stream<Path> folders = Files.list(runs)) {
      List<Path> newest =
          new ArrayList<>(
              folders
                  .filter(folder -> Files.exists(folder.resolve("results.csv")))
                  .sorted(Comparator.comparing(EarlierRuns::changed).reversed())
                  .limit(MOST)
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
