package org.convmark.result.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Brings the tables of an index up to date with the folders that are there. */
final class IndexUpdate {

  private static final int MANY = 500;

  /** Runs of one transaction, as DuckDB keeps what is not committed in memory. */
  private static final int AT_ONCE = 250;

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

  /**
   * Removes what is gone or has changed, and adds what is new; whoever is cut off goes on later.
   */
  void run(Map<Path, String> found) throws SQLException {
    Map<String, String> known = known(connection);
    Set<String> stale = stale(known, found);
    Set<String> kept = new HashSet<>(known.keySet());
    kept.removeAll(stale);
    List<Path> added =
        found.keySet().stream().filter(folder -> !kept.contains(folder.toString())).toList();
    if (added.size() > MANY) {
      notes.accept("indexing " + added.size() + " runs; the next time only new ones are read");
    }
    execute("BEGIN TRANSACTION");
    remove(stale);
    removeRemains();
    execute("COMMIT");
    add(added, found);
  }

  /** Folders of the index that are gone or have changed, and those that this may concern. */
  private Set<String> stale(Map<String, String> known, Map<Path, String> found)
      throws SQLException {
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
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO stale VALUES (?)")) {
        for (String folder : stale) {
          insert.setString(1, folder);
          insert.execute();
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

  /** Rows of runs that a process was killed over: appenders write ahead of their transaction. */
  private void removeRemains() throws SQLException {
    for (StoredTable<?> table : Tables.ALL) {
      execute(
          "DELETE FROM "
              + table.name()
              + " WHERE run_key NOT IN"
              + " (SELECT run_key FROM sources WHERE run_key IS NOT NULL)");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void add(List<Path> folders, Map<Path, String> stamps) throws SQLException {
    Set<String> keys = texts("SELECT run_key FROM runs");
    try (ParallelReader reader = new ParallelReader(folders)) {
      for (int from = 0; from < folders.size(); from += AT_ONCE) {
        List<Path> some = folders.subList(from, Math.min(from + AT_ONCE, folders.size()));
        execute("BEGIN TRANSACTION");
        try (Appenders to = new Appenders(connection)) {
          for (Path folder : some) {
            to.source(folder, stamps.get(folder), added(folder, reader, keys, to));
          }
        }
        execute("COMMIT");
      }
    }
  }

  /** Adds the next run, unless there is something in its way. */
  private static Appenders.Outcome added(
      Path folder, ParallelReader reader, Set<String> keys, Appenders to) throws SQLException {
    try {
      StoredRun run = reader.next();
      if (!keys.add(run.key())) {
        return Appenders.Outcome.problem(folder + ": is a copy of a run that is there already");
      }
      to.run(run);
      return Appenders.Outcome.added(run.key());
    } catch (IOException | IllegalArgumentException e) {
      return Appenders.Outcome.problem(e.getMessage());
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
}
