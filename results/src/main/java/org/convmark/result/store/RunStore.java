package org.convmark.result.store;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;

/** Tables of many runs, open for questions. */
public interface RunStore extends AutoCloseable {

  /** What its questions may take. */
  Duration PATIENCE = Duration.ofSeconds(60);

  /** A connection that can't write. */
  Connection connection();

  /** A line for each folder that is not in the tables, and why. */
  List<String> problems();

  /**
   * Puts a question in SQL.
   *
   * @param sql one query; anything else is an {@link IllegalArgumentException}
   * @param limit rows after which the answer is cut
   * @throws StoreException if the store fails or the answer takes longer than {@link #PATIENCE}
   */
  Answer query(String sql, int limit) throws StoreException;

  @Override
  void close() throws StoreException;
}
