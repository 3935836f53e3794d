package org.convmark.result.history;

import java.time.Instant;
import java.util.OptionalDouble;
import org.convmark.result.Status;

/**
 * One run of a series.
 *
 * @param runId of the run
 * @param at when it was started
 * @param status of the cell in that run
 * @param value in the metric's unit; empty if the cell failed, or had too few samples for it
 * @param facts that may explain it
 */
public record Point(String runId, Instant at, Status status, OptionalDouble value, Facts facts) {

  /** Whether there is a figure that has a logarithm. */
  public boolean isMeasured() {
    return value.isPresent() && value.getAsDouble() > 0 && Double.isFinite(value.getAsDouble());
  }
}
