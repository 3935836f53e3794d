package org.convmark.result.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Which runs and series are wanted.
 *
 * @param series by pattern
 * @param since runs that were started then or later; all if empty
 * @param machineId of one machine; all if empty
 */
public record HistoryFilter(
    SeriesPattern series, Optional<Instant> since, Optional<String> machineId) {}
