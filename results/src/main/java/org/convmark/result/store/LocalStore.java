package org.convmark.result.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The runs of folders on this machine. Their index lies in the first folder, follows the runs by
 * itself and may be deleted at any time; where it can't be written, or another process is writing
 * it, this process has one of its own for as long as it runs.
 */
public final class LocalStore implements RunStore {

  static final String INDEX = ".history.duckdb";

  private final Connection connection;
  private final Optional<Path> temporary;

  private LocalStore(Connection connection, Optional<Path> temporary) {
    this.connection = connection;
    this.temporary = temporary;
  }

  /**
   * Opens the runs in folders and brings their index up to date.
   *
   * @param roots folders of run folders; at least one, each of which exists
   * @param notes is told what a person may wonder about
   * @throws IOException if not even an index of this process can be made
   */
  public static LocalStore open(List<Path> roots, Consumer<String> notes) throws IOException {
    return open(roots, Path.of(System.getProperty("java.io.tmpdir")), notes);
  }

  static LocalStore open(List<Path> roots, Path temporary, Consumer<String> notes)
      throws IOException {
    Map<Path, String> found = RunFiles.find(roots);
    IndexFile shared = new IndexFile(roots.get(0).toRealPath().resolve(INDEX), notes);
    Optional<Connection> connection = shared.open(found);
    if (connection.isPresent()) {
      return new LocalStore(connection.get(), Optional.empty());
    }
    Path folder = Files.createTempDirectory(temporary, "convmark-history-");
    try {
      return new LocalStore(
          new IndexFile(folder.resolve(INDEX), notes).make(found), Optional.of(folder));
    } catch (SQLException e) {
      delete(folder);
      throw new StoreException(
          String.format(
              Locale.ROOT,
              "%s: no index of runs can be made there: %s; free some disk space or set TMPDIR",
              folder,
              e.getMessage()),
          e);
    }
  }

  /** A folder that rows are of. */
  record Source(String key, String content, Path folder) {}

  List<Source> sources() throws SQLException {
    List<Source> sources = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT run_key, content, folder FROM runs JOIN sources USING (run_key)"
                    + " ORDER BY folder");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        sources.add(new Source(rows.getString(1), rows.getString(2), Path.of(rows.getString(3))));
      }
    }
    return sources;
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT problem FROM sources WHERE problem IS NOT NULL ORDER BY folder");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        problems.add(rows.getString(1));
      }
    } catch (SQLException e) {
      problems.add("the index does not tell which runs it lacks: " + e.getMessage());
    }
    return problems;
  }

  @Override
  public Answer query(String sql, int limit) throws StoreException {
    String query = SqlText.query(sql);
    requireSelect(query);
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setQueryTimeout((int) PATIENCE.toSeconds());
      try (ResultSet rows = statement.executeQuery()) {
        return Answer.of(rows, limit);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** DuckDB's own parser writes queries alone as JSON, and says where they are wrong. */
  private void requireSelect(String query) throws StoreException {
    String parsed =
        "SELECT json_extract_string(parsed, 'error_type'),"
            + " json_extract_string(parsed, 'error_message')"
            + " FROM (SELECT json_serialize_sql(CAST(? AS VARCHAR)) AS parsed)";
    try (PreparedStatement statement = connection.prepareStatement(parsed)) {
      statement.setString(1, query);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (row.getString(1) != null) {
          throw new IllegalArgumentException("query: " + oneLine(row.getString(2)));
        }
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static StoreException failed(SQLException e) throws StoreException {
    String message = oneLine(String.valueOf(e.getMessage()));
    if (message.startsWith("INTERRUPT")) {
      return new StoreException(
          "query: took longer than " + PATIENCE.toSeconds() + " s; ask for less", e);
    }
    if (message.startsWith("Out of Memory")) {
      return new StoreException("query: needs too much memory; ask for less", e);
    }
    throw new IllegalArgumentException("query: " + message, e);
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s+", " ");
  }

  @Override
  public void close() throws StoreException {
    try {
      connection.close();
      if (temporary.isPresent()) {
        delete(temporary.get());
      }
    } catch (SQLException | IOException e) {
      throw new StoreException("index of runs: can't be closed: " + e.getMessage(), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    IndexFile.delete(folder.resolve(INDEX));
    Files.deleteIfExists(folder);
  }
}
