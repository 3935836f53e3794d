package org.convmark.result.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Adds the runs of this machine to a shared store, one transaction each. Two that do so at once
 * wait for each other run by run, and who comes second finds the run there.
 */
final class Synchronisation {

  /** Of the lock under which tables are made; any number that nobody else uses. */
  private static final long TABLES_LOCK = 0x636f6e766d61726bL;

  private final Connection connection;

  Synchronisation(Connection connection) {
    this.connection = connection;
  }

  /** Adds what the store lacks and what has changed since; tells how many runs that were. */
  int add(LocalStore local) throws SQLException {
    connection.setAutoCommit(false);
    createTables();
    Map<String, String> there = contents();
    List<Path> missing =
        local.sources().stream()
            .filter(source -> !source.content().equals(there.get(source.key())))
            .map(LocalStore.Source::folder)
            .toList();
    int added = 0;
    try (ParallelReader reader = new ParallelReader(missing)) {
      for (int i = 0; i < missing.size(); i++) {
        try {
          added += add(reader.next()) ? 1 : 0;
        } catch (IOException | IllegalArgumentException e) {
          // changed since the index was brought up to date; the next call sees to it
          connection.rollback();
        }
      }
    }
    connection.setAutoCommit(true);
    return added;
  }

  static boolean hasTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT to_regclass('convmark.runs') IS NOT NULL")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private void createTables() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + TABLES_LOCK + ")");
      if (!hasTables(connection)) {
        statement.execute("CREATE SCHEMA IF NOT EXISTS convmark");
        statement.execute(Tables.RUNS.create(", PRIMARY KEY (run_key)"));
        for (StoredTable<?> table : List.of(Tables.CELLS, Tables.ENVIRONMENT)) {
          statement.execute(
              table.create(", FOREIGN KEY (run_key) REFERENCES runs ON DELETE CASCADE"));
          statement.execute(
              "CREATE INDEX " + table.name() + "_run ON " + table.name() + " (run_key)");
        }
      }
      for (StoredTable<?> table : Tables.ALL) {
        widen(statement, table);
      }
    }
    connection.commit();
  }

  /** Who may only add rows may not alter a table, and needs not where it has all columns. */
  private static void widen(Statement statement, StoredTable<?> table) throws SQLException {
    int there;
    try (ResultSet row =
        statement.executeQuery(
            "SELECT count(*) FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped"
                + " AND attrelid = 'convmark."
                + table.name()
                + "'::regclass")) {
      row.next();
      there = row.getInt(1);
    }
    if (there < table.columns().size()) {
      statement.execute(table.widen(there));
    }
  }

  private Map<String, String> contents() throws SQLException {
    Map<String, String> contents = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT run_key, content FROM runs")) {
      while (rows.next()) {
        contents.put(rows.getString(1), rows.getString(2));
      }
    }
    connection.commit();
    return contents;
  }

  private boolean add(StoredRun run) throws SQLException {
    execute("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", run.key());
    boolean isNew = !isThere(run);
    if (isNew) {
      execute("DELETE FROM runs WHERE run_key = ?", run.key());
      insert(Tables.RUNS, Stream.of(run));
      insert(Tables.CELLS, Tables.cells(run));
      insert(Tables.ENVIRONMENT, Tables.environment(run));
    }
    connection.commit();
    return isNew;
  }

  /** Whether the store has the run as it is, or with more cells than this copy. */
  private boolean isThere(StoredRun run) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT content = ? OR (SELECT count(*) FROM cells c WHERE c.run_key = r.run_key) > ?"
                + " FROM runs r WHERE run_key = ?")) {
      statement.setString(1, run.content());
      statement.setInt(2, run.run().measurements().size());
      statement.setString(3, run.key());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private void execute(String sql, String parameter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      statement.execute();
    }
  }

  private <T> void insert(StoredTable<T> table, Stream<T> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(table.insert())) {
      for (T row : (Iterable<T>) rows::iterator) {
        for (int i = 0; i < table.columns().size(); i++) {
          StoredColumn<T> column = table.columns().get(i);
          statement.setObject(i + 1, column.value().apply(row), column.jdbcType());
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
