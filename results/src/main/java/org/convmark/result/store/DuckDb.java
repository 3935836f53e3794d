package org.convmark.result.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Connections to DuckDB that download nothing and stay within their memory. */
final class DuckDb {

  private static final String MEMORY = "256MB";
  private static final int THREADS = 2;

  private DuckDb() {}

  static Connection write(Path file) throws SQLException {
    return DriverManager.getConnection(url(file), properties());
  }

  /**
   * For questions of people: nothing can be changed, no file and no setting reached.
   *
   * @param file which exists
   */
  static Connection read(Path file) throws SQLException {
    Properties properties = properties();
    properties.setProperty("duckdb.read_only", "true");
    properties.setProperty("jdbc_stream_results", "true");
    Connection connection = DriverManager.getConnection(url(file), properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  private static String url(Path file) {
    return "jdbc:duckdb:" + file;
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("memory_limit", MEMORY);
    properties.setProperty("threads", Integer.toString(THREADS));
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("preserve_insertion_order", "false");
    String temporary = "convmark-duckdb-" + ProcessHandle.current().pid();
    properties.setProperty(
        "temp_directory", Path.of(System.getProperty("java.io.tmpdir"), temporary).toString());
    return properties;
  }
}
