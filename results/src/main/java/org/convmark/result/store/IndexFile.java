package org.convmark.result.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The file of an index. One process writes it at a time, or several read it. */
final class IndexFile {

  /** Of the tables' columns; an index of another is made anew. */
  private static final int VERSION = 2;

  private static final int MOST_TRIES = 30;
  private static final long TRY_AGAIN_NANOS = 100_000_000;

  private final Path file;
  private final Consumer<String> notes;

  IndexFile(Path file, Consumer<String> notes) {
    this.file = file;
    this.notes = notes;
  }

  /** Open for reading and up to date; empty if this file can't be made so now. */
  Optional<Connection> open(Map<Path, String> found) throws IOException {
    for (int i = 0; i < MOST_TRIES; i++) {
      try {
        Optional<Connection> current = current(found);
        return current.isPresent() ? current : Optional.of(make(found));
      } catch (SQLException e) {
        if (!isLocked(e)) {
          return anew(found);
        }
        LockSupport.parkNanos(TRY_AGAIN_NANOS);
      }
    }
    notes.accept(file + ": is being written by another process; the runs are read without it");
    return Optional.empty();
  }

  private static boolean isLocked(SQLException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("lock on file");
  }

  /** In place of a file that is broken or of another version. */
  private Optional<Connection> anew(Map<Path, String> found) {
    try {
      delete(file);
      return Optional.of(make(found));
    } catch (SQLException | IOException e) {
      notes.accept(
          file + ": can't be written, so that the runs are read without an index: " + reason(e));
      return Optional.empty();
    }
  }

  private Optional<Connection> current(Map<Path, String> found) throws SQLException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Connection connection = DuckDb.read(file);
    try {
      requireVersion(connection);
      if (IndexUpdate.isCurrent(connection, found)) {
        return Optional.of(connection);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    connection.close();
    return Optional.empty();
  }

  /** Writes the file and opens it for reading. */
  Connection make(Map<Path, String> found) throws SQLException {
    boolean isNew = !Files.exists(file);
    try (Connection connection = DuckDb.write(file)) {
      if (isNew) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("CREATE TABLE version AS SELECT " + VERSION + " AS version");
        }
      }
      requireVersion(connection);
      IndexUpdate update = new IndexUpdate(connection, notes);
      update.createTables();
      update.run(found);
    }
    return DuckDb.read(file);
  }

  private static String reason(Exception e) {
    return String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
  }

  private static void requireVersion(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT version FROM version")) {
      if (!row.next() || row.getInt(1) != VERSION) {
        throw new SQLException("an index of another version");
      }
    }
  }

  static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".wal"));
  }
}
