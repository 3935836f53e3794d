package org.convmark.result;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a cell gave: one row of {@code results.csv}. */
public record Measurement(
    Cell cell,
    Outcome outcome,
    Optional<Figures> figures,
    NetworkCost cost,
    Provenance provenance) {

  /**
   * The figures of a cell that was timed.
   *
   * @param energy empty where it was not measured
   */
  public record Figures(Timing timing, Memory memory, Optional<Energy> energy) {

    /** Without energy. */
    public Figures(Timing timing, Memory memory) {
      this(timing, memory, Optional.empty());
    }
  }

  public Measurement {
    if ((outcome.status() == Status.OK) != figures.isPresent()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "measurement %s: expected figures exactly if the status is OK, found %s",
              cell.id(),
              outcome.status()));
    }
  }

  public boolean isOk() {
    return outcome.status() == Status.OK;
  }

  /** Images per second: batch over mean latency. */
  public OptionalDouble throughput() {
    return perSecond(cell.batch());
  }

  /** 10^9 multiply-accumulates per second of a forward cell; other workloads' are not counted. */
  public OptionalDouble achievedGmacs() {
    return cell.workload() == Workload.FORWARD && cost.isCounted()
        ? perSecond(cell.batch() * (cost.macs() / 1e9))
        : OptionalDouble.empty();
  }

  private OptionalDouble perSecond(double amount) {
    return figures.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(amount * 1000 / figures.get().timing().mean().value());
  }
}
