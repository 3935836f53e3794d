package org.convmark.result.csv;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code environment.csv}: a row per fact. */
final class EnvironmentCsv {

  static final Table<Map.Entry<String, String>> TABLE =
      new Table<>(
          List.of(Column.key("key", Map.Entry::getKey), Column.text("value", Map.Entry::getValue)));

  private EnvironmentCsv() {}

  static Map.Entry<String, String> read(Row row) throws IOException {
    return Map.entry(row.key("key"), row.text("value"));
  }
}
