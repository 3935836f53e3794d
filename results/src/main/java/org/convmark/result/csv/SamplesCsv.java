package org.convmark.result.csv;

import java.io.IOException;
import java.util.List;
import org.convmark.result.Phase;
import org.convmark.result.Sample;

/** {@code samples.csv}: a row per timed iteration. */
final class SamplesCsv {

  static final Table<Sample> TABLE =
      new Table<>(
          List.of(
              Column.key("cell_id", Sample::cellId),
              Column.count("fork", 1, Sample::fork),
              Column.count("iteration", 1, Sample::iteration),
              Column.key("phase", sample -> sample.phase().word()),
              Column.seconds("seconds", Sample::seconds)));

  private SamplesCsv() {}

  static Sample read(Row row) throws IOException {
    return new Sample(
        row.key("cell_id"),
        row.requiredCount("fork", 1),
        row.requiredCount("iteration", 1),
        phase(row),
        row.requiredNumber("seconds"));
  }

  private static Phase phase(Row row) throws IOException {
    String word = row.text("phase");
    if (!Phase.words().contains(word)) {
      throw row.broken("phase", "one of " + Phase.words());
    }
    return Phase.of(word);
  }
}
