package org.convmark.result.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

/** Another process that holds an index open for writing until it is killed. */
final class IndexHolder {

  static final int READY = '!';

  private static final long LONGER_THAN_ANY_TEST_MS = 60_000;

  private IndexHolder() {}

  /** Argument: the index. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DuckDb.write(Path.of(arguments[0]));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE version AS SELECT 1 AS version");
      System.out.write(READY);
      System.out.flush();
      Thread.sleep(LONGER_THAN_ANY_TEST_MS);
    }
  }
}
