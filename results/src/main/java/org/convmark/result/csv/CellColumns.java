package org.convmark.result.csv;

import java.io.IOException;
import java.util.Arrays;
import org.convmark.result.Cell;
import org.convmark.result.Provenance;
import org.convmark.result.Status;
import org.convmark.result.Workload;

/** The columns that tell a cell, how it came out and what engine was loaded for it. */
final class CellColumns {

  private CellColumns() {}

  static Cell read(Row row) throws IOException {
    return new Cell(
        row.key("model"),
        row.key("engine"),
        row.key("device"),
        workload(row),
        new Cell.Setting(
            row.requiredCount("batch", 1), row.key("precision"), row.requiredCount("threads", 0)));
  }

  static Workload workload(Row row) throws IOException {
    String word = row.text("workload");
    if (!Workload.words().contains(word)) {
      throw row.broken("workload", "one of " + Workload.words());
    }
    return Workload.of(word);
  }

  static Status status(Row row) throws IOException {
    String word = row.text("status");
    return Arrays.stream(Status.values())
        .filter(status -> status.name().equals(word))
        .findFirst()
        .orElseThrow(() -> row.broken("status", "one of " + Arrays.toString(Status.values())));
  }

  static Provenance.Loaded engine(Row row) throws IOException {
    try {
      return new Provenance.Loaded(row.text("engine_version"), Settings.read(row.text("settings")));
    } catch (IllegalArgumentException e) {
      throw row.broken("settings", "names with values, such as 'layout=channels-last threads=2'");
    }
  }
}
