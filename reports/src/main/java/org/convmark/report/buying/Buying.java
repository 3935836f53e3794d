package org.convmark.report.buying;

import java.util.Optional;

/**
 * What a reader who chooses a device gives beside the runs.
 *
 * @param limit that a device must meet; empty if any latency will do
 */
public record Buying(DevicesFile devices, Optional<Slo> limit) {

  /** Nothing: what devices cost is not known. */
  public static final Buying NONE = new Buying(DevicesFile.NONE, Optional.empty());
}
