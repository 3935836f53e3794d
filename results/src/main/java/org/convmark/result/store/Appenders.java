package org.convmark.result.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes rows to DuckDB's tables past its SQL, which is many times faster. */
final class Appenders implements AutoCloseable {

  /**
   * What came of a folder.
   *
   * @param key of its run; null if it is not in the tables
   * @param problem why not; null if it is
   */
  record Outcome(String key, String problem) {

    static Outcome added(String key) {
      return new Outcome(key, null);
    }

    static Outcome problem(String line) {
      return new Outcome(null, line);
    }
  }

  private final DuckDBAppender sources;
  private final DuckDBAppender runs;
  private final DuckDBAppender cells;
  private final DuckDBAppender facts;

  Appenders(Connection connection) throws SQLException {
    DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
    sources = appender(duck, "sources");
    runs = appender(duck, Tables.RUNS.name());
    cells = appender(duck, Tables.CELLS.name());
    facts = appender(duck, Tables.ENVIRONMENT.name());
  }

  private static DuckDBAppender appender(DuckDBConnection duck, String table) throws SQLException {
    return duck.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
  }

  void source(Path folder, String stamp, Outcome outcome) throws SQLException {
    sources.beginRow();
    for (String field : Arrays.asList(folder.toString(), stamp, outcome.key(), outcome.problem())) {
      field(sources, field);
    }
    sources.endRow();
  }

  void run(StoredRun run) throws SQLException {
    append(runs, Tables.RUNS, Stream.of(run));
    append(cells, Tables.CELLS, Tables.cells(run));
    append(facts, Tables.ENVIRONMENT, Tables.environment(run));
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

  /** Writes what is not written yet; what tells that a run is there comes last. */
  @Override
  public void close() throws SQLException {
    for (DuckDBAppender each : Arrays.asList(runs, cells, facts, sources)) {
      each.close();
    }
  }
}
