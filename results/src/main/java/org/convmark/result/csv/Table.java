package org.convmark.result.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The columns of a file in their order. */
record Table<T>(List<Column<T>> columns) {

  static final CSVFormat FORMAT = CSVFormat.RFC4180;

  List<String> header() {
    return columns.stream().map(Column::name).toList();
  }

  /** The whole file; an {@link IllegalArgumentException} for a row that could not be read back. */
  String render(List<T> rows) {
    StringBuilder out = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
      printer.printRecord(header());
      for (T row : rows) {
        printer.printRecord(columns.stream().map(column -> column.cell().apply(row)).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory can't fail to be written", e);
    }
    return out.toString();
  }

  /** The same file, where no two rows may have the same text in their column {@code key}. */
  String renderUnique(String key, List<T> rows) {
    Column<T> column = columns.stream().filter(c -> c.name().equals(key)).findFirst().orElseThrow();
    Set<String> seen = new HashSet<>();
    for (T row : rows) {
      String value = column.cell().apply(row);
      if (!seen.add(value)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "column %s: expected each value once, found %s twice; write one row of them",
                key,
                OneLine.value(value)));
      }
    }
    return render(rows);
  }
}
