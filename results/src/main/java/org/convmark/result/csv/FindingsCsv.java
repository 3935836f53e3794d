package org.convmark.result.csv;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.convmark.result.Finding;
import org.convmark.result.FindingKind;

/** {@code findings.csv}: a row per finding, worst first; ids of cells have spaces between. */
final class FindingsCsv {

  static final Table<Finding> TABLE =
      new Table<>(
          List.of(
              Column.key("level", finding -> finding.level().name()),
              Column.key("kind", finding -> finding.kind().word()),
              Column.key("found", Finding::found),
              Column.key("remedy", Finding::remedy),
              Column.text("cells", finding -> String.join(" ", finding.cells()))));

  private FindingsCsv() {}

  static Finding read(Row row) throws IOException {
    String cells = row.text("cells");
    return new Finding(
        level(row),
        kind(row),
        cells.isEmpty() ? List.of() : List.of(cells.split(" ", -1)),
        row.key("found"),
        row.key("remedy"));
  }

  private static Finding.Level level(Row row) throws IOException {
    Finding.Level[] all = Finding.Level.values();
    return Arrays.stream(all)
        .filter(level -> level.name().equals(row.text("level")))
        .findFirst()
        .orElseThrow(() -> row.broken("level", "one of " + Arrays.toString(all)));
  }

  private static FindingKind kind(Row row) throws IOException {
    return Arrays.stream(FindingKind.values())
        .filter(kind -> kind.word().equals(row.text("kind")))
        .findFirst()
        .orElseThrow(() -> row.broken("kind", "a kind of finding of this version"));
  }
}
