package org.convmark.result.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.Driver;

/** Where a shared store is. Its user and password are never printed. */
final class StoreAddress {

  private static final String PREFIX = "jdbc:postgresql:";

  /** Kept, since the JDK forgets the level of a logger that nobody holds. */
  private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

  private final String url;

  private StoreAddress(String url) {
    this.url = url;
  }

  static StoreAddress of(String url) {
    if (!url.startsWith(PREFIX) || url.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "store: expected an address such as jdbc:postgresql://host/database, found another;"
              + " give one of PostgreSQL");
    }
    return new StoreAddress(url);
  }

  /**
   * Connects.
   *
   * @param variables of the environment; {@code PGUSER} and {@code PGPASSWORD} are heeded where the
   *     address has neither, and the driver reads {@code .pgpass}
   */
  Connection connect(Map<String, String> variables) throws SQLException {
    // it would log addresses that it can't read, with their passwords
    DRIVER_LOG.setLevel(Level.OFF);
    Properties properties = new Properties();
    put(properties, "user", variables.get("PGUSER"));
    put(properties, "password", variables.get("PGPASSWORD"));
    put(properties, "ApplicationName", "convmark");
    put(properties, "connectTimeout", "10");
    put(properties, "loginTimeout", "20");
    put(properties, "socketTimeout", "180");
    put(properties, "reWriteBatchedInserts", "true");
    Connection connection = new Driver().connect(url, properties);
    if (connection == null) {
      throw new SQLException("the address can't be read");
    }
    return connection;
  }

  private static void put(Properties properties, String name, String value) {
    if (value != null) {
      properties.setProperty(name, value);
    }
  }

  StoreException failed(Exception cause) {
    return new StoreException(
        String.format(
            Locale.ROOT,
            "%s: %s; check the address, the user and whether the server runs",
            this,
            String.valueOf(cause.getMessage())
                .replace(url, toString())
                .strip()
                .replaceAll("\\s+", " ")),
        cause);
  }

  /** Without the user, the password and the other properties. */
  @Override
  public String toString() {
    return url.split("\\?", 2)[0].replaceFirst("//.*@", "//");
  }
}
