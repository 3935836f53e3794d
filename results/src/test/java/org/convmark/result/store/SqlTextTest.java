package org.convmark.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "select -- ; drop\n ';'",
        "/* ; */ SELECT \"a;b\" FROM runs",
        "(SELECT 1) UNION (SELECT 2)",
        "WITH x AS (SELECT 1) SELECT * FROM x",
        "VALUES (1)",
        "SELECT date'2026-01-01', 'e', 'it''s;'",
        "SELECT * FROM runs WHERE run_id LIKE 'a''%'",
      })
  void aQueryIsTakenAsItIs(String sql) {
    assertThat(SqlText.query(sql)).isEqualTo(sql);
    assertThat(SqlText.query(sql + "\n; ").strip()).isEqualTo(sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; COMMIT; DROP TABLE runs",
        "SELECT E'\\''; COMMIT; DROP TABLE runs; --'",
        "SELECT e'\\''; COMMIT; DROP TABLE runs; --'",
        "SELECT U&'\\0027'; DROP TABLE runs; --'",
        "SELECT $$'$$; DROP TABLE runs; --'",
        "SELECT $a$'$a$; DROP TABLE runs; --'",
        "/* /* */ SELECT 1; DROP TABLE runs /* */ */",
        "SELECT '\u0000'",
        "SELECT 'unclosed; DROP TABLE runs",
        "COMMIT",
        "'SELECT'",
        "",
      })
  void whatMayHideAStatementIsRefused(String sql) {
    assertThatThrownBy(() -> SqlText.query(sql))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("query: expected ");
  }
}
