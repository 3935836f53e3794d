package org.convmark.result.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.convmark.result.history.Facts;

/**
 * A run as the tables tell it.
 *
 * @param facts of it; without the engine's, which is of a cell
 */
record RunRow(String runId, Instant at, RunOrigin origin, Facts facts) {

  /** What is the same for all cells of a run. */
  record RunOrigin(String machineId, String version) {}

  /** Of run_key, run_id, started_at, machine_id, version, commit, driver, JDK and kernel. */
  static RunRow of(ResultSet row) throws SQLException {
    return new RunRow(
        row.getString(2),
        row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
        new RunOrigin(row.getString(4), row.getString(5)),
        new Facts(row.getString(6), "", row.getString(7), row.getString(8), row.getString(9)));
  }

  Facts facts(String engineVersion) {
    return new Facts(facts.gitCommit(), engineVersion, facts.driver(), facts.jdk(), facts.kernel());
  }
}
