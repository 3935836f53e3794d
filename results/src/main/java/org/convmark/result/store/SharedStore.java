package org.convmark.result.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A team's runs in PostgreSQL, in a schema of their own. */
public final class SharedStore implements RunStore {

  private static final String SCHEMA = "convmark";

  /** What reaches beyond the tables, where the user may call it. */
  private static final Pattern BEYOND =
      Pattern.compile(
          "(?i)\\b(pg_(?!typeof\\b|size_pretty\\b)\\w+|lo_\\w+|loread|lowrite|dblink\\w*|set_config|setval"
              + "|nextval|\\w+_to_xml\\w*)\\b");

  private final StoreAddress address;
  private final Connection connection;
  private final List<String> problems;

  private SharedStore(StoreAddress address, Connection connection, List<String> problems) {
    this.address = address;
    this.connection = connection;
    this.problems = problems;
  }

  /**
   * Opens the store of an address.
   *
   * @param url such as {@code jdbc:postgresql://host/database}
   * @param local whose runs are added first, unless the store has them
   * @param notes is told what was added
   */
  public static SharedStore open(String url, Optional<LocalStore> local, Consumer<String> notes)
      throws StoreException {
    return open(StoreAddress.of(url), System.getenv(), local, notes);
  }

  static SharedStore open(
      StoreAddress address,
      Map<String, String> variables,
      Optional<LocalStore> local,
      Consumer<String> notes)
      throws StoreException {
    try {
      Connection connection = address.connect(variables);
      try {
        prepare(connection);
        if (local.isPresent()) {
          int added = new Synchronisation(connection).add(local.get());
          if (added > 0) {
            notes.accept(address + ": added " + added + (added == 1 ? " run" : " runs"));
          }
        } else {
          requireTables(connection, address);
        }
        makeReadOnly(connection);
      } catch (SQLException | StoreException e) {
        connection.close();
        throw e;
      }
      return new SharedStore(
          address, connection, local.map(LocalStore::problems).orElse(List.of()));
    } catch (SQLException e) {
      throw address.failed(e);
    }
  }

  private static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO " + SCHEMA);
      statement.execute("SET standard_conforming_strings TO on");
      statement.execute("SET statement_timeout TO " + PATIENCE.toMillis());
      statement.execute("SET lock_timeout TO " + PATIENCE.toMillis());
    }
  }

  private static void requireTables(Connection connection, StoreAddress address)
      throws SQLException, StoreException {
    if (!Synchronisation.hasTables(connection)) {
      throw new StoreException(
          address + ": expected tables of runs, found none; call once without --no-sync", null);
    }
  }

  private static void makeReadOnly(Connection connection) throws SQLException {
    connection.setReadOnly(true);
    // so that large answers come in parts
    connection.setAutoCommit(false);
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public List<String> problems() {
    return problems;
  }

  @Override
  public Answer query(String sql, int limit) throws StoreException {
    String query = SqlText.query(sql);
    if (BEYOND.matcher(query).find()) {
      throw SqlText.refused("functions that stay within the tables", "one that does not");
    }
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      // a cursor is of one query that writes nothing, or an error
      statement.execute("DECLARE answer NO SCROLL CURSOR FOR " + query);
      try (ResultSet rows =
          statement.executeQuery("FETCH FORWARD " + (limit + 1L) + " FROM answer")) {
        return Answer.of(rows, limit);
      }
    } catch (SQLException e) {
      throw failed(e);
    } finally {
      rollBack();
    }
  }

  private StoreException failed(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.equals("57014")) {
      return new StoreException(
          "query: took longer than " + PATIENCE.toSeconds() + " s; ask for less", e);
    }
    // 08 is the connection; all else is what was asked
    if (state.startsWith("08")) {
      return address.failed(e);
    }
    throw new IllegalArgumentException(
        "query: " + String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " "), e);
  }

  private void rollBack() throws StoreException {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw address.failed(e);
    }
  }

  @Override
  public void close() throws StoreException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw address.failed(e);
    }
  }
}
