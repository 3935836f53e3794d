package org.convmark.report.buying;

import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Cell;
import org.convmark.result.Estimate;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.Timing;

/** One way to run a network on a device: a timed cell with what is said of its device. */
public record Configuration(Device device, Offer offer, Measurement measurement) {

  private static final double MS_PER_SECOND = 1000;
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double MILLION = 1e6;

  public Cell cell() {
    return measurement.cell();
  }

  public Task task() {
    return Task.of(measurement);
  }

  public Timing timing() {
    return measurement.figures().orElseThrow().timing();
  }

  /** Images per second: batch over mean latency, with the interval of the latency. */
  public Estimate throughput() {
    return Estimates.inverse(timing().mean(), cell().batch() * MS_PER_SECOND);
  }

  /** What the device draws; empty if it was neither measured nor given. */
  public Optional<Power> power() {
    return Power.of(measurement, throughput(), offer);
  }

  /** In MiB: on the device if that was measured, else of the process on the host. */
  public OptionalDouble memoryMib() {
    Memory memory = measurement.figures().orElseThrow().memory();
    return cell().device().equals("cpu") ? memory.hostPeak() : memory.devicePeak();
  }

  /** Whether the price, and the power where the reader pays for it, are known. */
  public boolean hasCost(Terms terms) {
    return perBusyHour(terms).isPresent();
  }

  /**
   * What a busy hour costs in the currency: the device's share, and for a bought one the
   * electricity. Empty where the price or the power is not known.
   */
  OptionalDouble perBusyHour(Terms terms) {
    if (offer.price().isEmpty()) {
      return OptionalDouble.empty();
    }
    Price price = offer.price().get();
    double device = price.perBusyHour(terms);
    if (price.basis() == Price.Basis.RENTED) {
      return OptionalDouble.of(device);
    }
    return power().stream()
        .mapToDouble(power -> device + terms.electricityPerBusyHour(power.watts()))
        .findFirst();
  }

  /**
   * The cost of 10⁶ images in the currency: cost of a busy hour / (images/s · 3600) · 10⁶. The
   * interval is that of the throughput alone; prices and power are taken as exact.
   */
  public Optional<Estimate> perMillion(Terms terms) {
    return perBusyHour(terms).stream()
        .mapToObj(cost -> Estimates.inverse(throughput(), cost / SECONDS_PER_HOUR * MILLION))
        .findFirst();
  }

  /** The cost of 10⁶ images in the currency; infinite if it is not known. */
  double cost(Terms terms) {
    return perMillion(terms).map(Estimate::value).orElse(Double.POSITIVE_INFINITY);
  }

  /** Hours in which the device is busy with 10⁶ images. */
  public double hoursPerMillion() {
    return MILLION / SECONDS_PER_HOUR / throughput().value();
  }
}
