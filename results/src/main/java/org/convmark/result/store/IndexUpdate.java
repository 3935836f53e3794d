package org.convmark.result.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Brings the tables of an index up to date with the folders that are there. */
final class IndexUpdate {

  private static final int MANY = 500;

  private final Connection connection;
  private final Consumer<String> notes;

  IndexUpdate(Connection connection, Consumer<String> notes) {
    this.connection = connection;
    this.notes = notes;
  }

  /** The stamps of the folders that the index has. */
  static Map<String, String> known(Connection connection) throws SQLException {
    Map<String, String> known = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT folder, stamp FROM sources")) {
      while (rows.next()) {
        known.put(rows.getString(1), rows.getString(2));
      }
    }
    return known;
  }

  /** Whether the index has exactly these folders as they are. */
  static boolean isCurrent(Connection connection, Map<Path, String> found) throws SQLException {
    Map<String, String> wanted = new HashMap<>();
    found.forEach((folder, stamp) -> wanted.put(folder.toString(), stamp));
    return wanted.equals(known(connection));
  }

  void createTables() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (StoredTable<?> table : Tables.ALL) {
        statement.execute(table.create(""));
      }
      statement.execute(
          "CREATE TABLE IF NOT EXISTS sources"
              + " (folder TEXT, stamp TEXT, run_key TEXT, problem TEXT)");
    }
  }

  /** Removes what is gone or has changed, and adds what is new; all of it or nothing. */
  void run(Map<Path, String> found) throws SQLException {
    Set<String> stale = stale(found);
    Set<String> kept = new HashSet<>(known(connection).keySet());
    kept.removeAll(stale);
    List<Path> added =
        found.keySet().stream().filter(folder -> !kept.contains(folder.toString())).toList();
    if (added.size() > MANY) {
      notes.accept("indexing " + added.size() + " runs; the next time only new ones are read");
    }
    connection.setAutoCommit(false);
    remove(stale);
    add(added, found);
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Folders of the index that are gone or have changed, and those that this may concern. */
  private Set<String> stale(Map<Path, String> found) throws SQLException {
    Map<String, String> known = known(connection);
    Set<String> stale = new HashSet<>(known.keySet());
    found.forEach(
        (folder, stamp) -> {
          if (stamp.equals(known.get(folder.toString()))) {
            stale.remove(folder.toString());
          }
        });
    if (!stale.isEmpty()) {
      // the run that another is a copy of may be among them
      stale.addAll(texts("SELECT folder FROM sources WHERE run_key IS NULL"));
    }
    return stale;
  }

  private void remove(Set<String> stale) throws SQLException {
    if (stale.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE OR REPLACE TEMP TABLE stale (folder TEXT)");
      try (DuckDBAppender rows = appender("temp", "stale")) {
        for (String folder : stale) {
          row(rows, List.of(folder));
        }
      }
      for (StoredTable<?> table : Tables.ALL) {
        statement.execute(
            "DELETE FROM "
                + table.name()
                + " WHERE run_key IN"
                + " (SELECT run_key FROM sources JOIN stale USING (folder))");
      }
      statement.execute("DELETE FROM sources WHERE folder IN (SELECT folder FROM stale)");
      statement.execute("DROP TABLE stale");
    }
  }

  private void add(List<Path> folders, Map<Path, String> stamps) throws SQLException {
    Set<String> keys = texts("SELECT run_key FROM runs");
    try (ParallelReader reader = new ParallelReader(folders);
        DuckDBAppender sources = appender("main", "sources");
        DuckDBAppender runs = appender("main", Tables.RUNS.name());
        DuckDBAppender cells = appender("main", Tables.CELLS.name());
        DuckDBAppender facts = appender("main", Tables.ENVIRONMENT.name())) {
      for (Path folder : folders) {
        List<Object> source = new ArrayList<>(List.of(folder.toString(), stamps.get(folder)));
        try {
          StoredRun run = reader.next();
          boolean isNew = keys.add(run.key());
          source.add(isNew ? run.key() : null);
          source.add(isNew ? null : folder + ": is a copy of a run that is there already");
          if (isNew) {
            append(runs, Tables.RUNS, Stream.of(run));
            append(cells, Tables.CELLS, Tables.cells(run));
            append(facts, Tables.ENVIRONMENT, Tables.environment(run));
          }
        } catch (IOException | IllegalArgumentException e) {
          source.add(null);
          source.add(e.getMessage());
        }
        row(sources, source);
      }
    }
  }

  private Set<String> texts(String query) throws SQLException {
    Set<String> texts = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private DuckDBAppender appender(String schema, String table) throws SQLException {
    DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
    return schema.equals("temp")
        ? duck.createAppender("temp", "main", table)
        : duck.createAppender(schema, table);
  }

  private static <T> void append(DuckDBAppender to, StoredTable<T> table, Stream<T> rows)
      throws SQLException {
    for (T each : (Iterable<T>) rows::iterator) {
      to.beginRow();
      for (StoredColumn<T> column : table.columns()) {
        field(to, column.value().apply(each));
      }
      to.endRow();
    }
  }

  private static void row(DuckDBAppender to, List<Object> fields) throws SQLException {
    to.beginRow();
    for (Object field : fields) {
      field(to, field);
    }
    to.endRow();
  }

  private static void field(DuckDBAppender to, Object field) throws SQLException {
    if (field == null) {
      to.appendNull();
    } else if (field instanceof String text) {
      to.append(text);
    } else if (field instanceof Long count) {
      to.append(count.longValue());
    } else if (field instanceof Double number) {
      to.append(number.doubleValue());
    } else {
      to.append((LocalDateTime) field);
    }
  }
}
