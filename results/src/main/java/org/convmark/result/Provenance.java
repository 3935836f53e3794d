package org.convmark.result;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Where a measurement is from.
 *
 * @param parityError relative error against the reference engine; empty if it was not compared
 * @param engine what the loaded library tells of itself
 * @param deviceName such as the processor's model
 * @param machineId {@link Machine#id()}
 * @param startedAt when the cell's first fork began, or {@link #NOT_STARTED}
 */
public record Provenance(
    OptionalDouble parityError,
    Loaded engine,
    String deviceName,
    String machineId,
    Instant startedAt) {

  /**
   * An engine as it was loaded.
   *
   * @param version empty if it was not loaded
   * @param settings what it computed with, such as {@code threads}, as it tells it; may be empty
   */
  public record Loaded(String version, Map<String, String> settings) {

    /** Of a cell for which no engine was loaded. */
    public static final Loaded NOT_LOADED = new Loaded("", Map.of());

    public Loaded {
      settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }
  }

  /** Of a cell that never began, and of files which do not say; empty in files. */
  public static final Instant NOT_STARTED = Instant.EPOCH;
}
