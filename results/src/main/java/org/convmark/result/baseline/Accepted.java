package org.convmark.result.baseline;

import java.time.Instant;
import org.convmark.result.Measurement;
import org.convmark.result.Run;

/**
 * A run that a person has accepted.
 *
 * @param machine whose baseline it is part of
 * @param id the name of its folder
 * @param acceptance by whom is in the history of the repository
 * @param run without samples
 */
public record Accepted(String machine, String id, Acceptance acceptance, Run run) {

  /**
   * What was said when the run was accepted.
   *
   * @param at when
   * @param reason in a person's words; may be empty
   */
  public record Acceptance(Instant at, String reason) {}

  /** The commit of the suite that measured it; empty if it is not known. */
  public String commit() {
    return run.environment().get("git_commit");
  }

  /** The cells of which it has figures. */
  public long cells() {
    return run.measurements().stream().filter(Measurement::isOk).count();
  }
}
