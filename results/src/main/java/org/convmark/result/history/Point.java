package org.convmark.result.history;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * One run of a series.
 *
 * @param runId of the run
 * @param at when it was started
 * @param value in the metric's unit; empty if the run has the cell but no figure of it
 * @param facts that may explain it
 */
public record Point(String runId, Instant at, OptionalDouble value, Facts facts) {

  /** Whether there is a figure that has a logarithm. */
  boolean isMeasured() {
    return value.isPresent() && value.getAsDouble() > 0 && Double.isFinite(value.getAsDouble());
  }
}
