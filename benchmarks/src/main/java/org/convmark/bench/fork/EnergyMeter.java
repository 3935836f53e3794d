package org.convmark.bench.fork;

import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.bench.energy.EnergyCounter;
import org.convmark.bench.energy.EnergyException;
import org.convmark.bench.engine.Device;

/** Reads a counter with the time of the reading. */
final class EnergyMeter {

  private static final double NANOS_PER_SECOND = 1e9;

  private final EnergyCounter counter;
  private final double firstJoules;
  private final long firstNanos;

  private EnergyMeter(EnergyCounter counter, double firstJoules) {
    this.counter = counter;
    this.firstJoules = firstJoules;
    this.firstNanos = System.nanoTime();
  }

  /** Of a device; none where it has no counter, which the environment of the run tells. */
  static Optional<EnergyMeter> of(Device device) {
    try {
      EnergyCounter counter = EnergyCounter.of(device);
      OptionalDouble joules = counter.joules();
      return joules.isPresent()
          ? Optional.of(new EnergyMeter(counter, joules.getAsDouble()))
          : Optional.empty();
    } catch (EnergyException e) {
      return Optional.empty();
    }
  }

  Optional<EnergySample> read() {
    OptionalDouble joules = counter.joules();
    double seconds = (System.nanoTime() - firstNanos) / NANOS_PER_SECOND;
    return joules.isPresent()
        ? Optional.of(
            new EnergySample(counter.source(), joules.getAsDouble() - firstJoules, seconds))
        : Optional.empty();
  }
}
