package org.convmark.result;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * Where a measurement is from.
 *
 * @param parityError relative error against the reference engine; empty if it was not compared
 * @param engineVersion as told by the loaded library; empty text if it was not loaded
 * @param deviceName such as the processor's model
 * @param machineId {@link Machine#id()}
 * @param startedAt when the cell's first fork began, or {@link #NOT_STARTED}
 */
public record Provenance(
    OptionalDouble parityError,
    String engineVersion,
    String deviceName,
    String machineId,
    Instant startedAt) {

  /** Of a cell that never began, and of files which do not say; empty in files. */
  public static final Instant NOT_STARTED = Instant.EPOCH;
}
