package org.convmark.report.buying;

import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.yaml.Glob;

/**
 * What a user says of devices.
 *
 * @param match the names of the devices that it is about
 * @param name to call them by; empty for their own
 * @param price empty if it is not known
 * @param watts under load, from a data sheet or a meter; empty if not known
 * @param memoryGib of the device, in GiB; empty if not known
 */
public record Offer(
    Glob match,
    String name,
    Optional<Price> price,
    OptionalDouble watts,
    OptionalDouble memoryGib) {

  /** Of a device of which nothing is said. */
  static final Offer NONE =
      new Offer(
          new Glob("*"), "", Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
}
