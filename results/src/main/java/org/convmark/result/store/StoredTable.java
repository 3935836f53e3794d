package org.convmark.result.store;

import java.util.List;
import java.util.stream.Collectors;

/** A table and its columns in their order; the first is the key of the row's run. */
record StoredTable<T>(String name, List<StoredColumn<T>> columns) {

  static final String RUN_KEY = "run_key";

  String create(String constraint) {
    return "CREATE TABLE IF NOT EXISTS "
        + name
        + columns.stream()
            .map(column -> '"' + column.name() + "\" " + column.type())
            .collect(Collectors.joining(", ", " (", constraint + ")"));
  }

  /** Gives a table that an earlier version made the columns after its first ones. */
  String widen(int there) {
    return columns.stream()
        .skip(there)
        .map(column -> "ADD COLUMN \"" + column.name() + "\" " + column.type())
        .collect(Collectors.joining(", ", "ALTER TABLE " + name + " ", ""));
  }

  /** For the tables' columns in their order; this program alone names them. */
  String insert() {
    return "INSERT INTO "
        + name
        + columns.stream().map(unused -> "?").collect(Collectors.joining(", ", " VALUES (", ")"));
  }
}
