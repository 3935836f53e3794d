package org.convmark.result;

import java.util.OptionalDouble;

/**
 * The times of one cell.
 *
 * @param counts how much evidence there is
 * @param mean mean latency of a call in ms; the interval is Student's t over fork means
 * @param quantiles of the measured samples
 * @param loadMs from the exported model or the weights to a session ready for its first call; mean
 *     over forks
 * @param firstCallMs the first call of a fresh session; mean over forks
 */
public record Timing(
    Counts counts,
    Estimate mean,
    Quantiles quantiles,
    OptionalDouble loadMs,
    OptionalDouble firstCallMs) {

  /**
   * How much evidence there is.
   *
   * @param forks fresh virtual machines
   * @param iterations measured samples of all forks together
   * @param unsteadyForks forks whose warm-up did not settle
   * @param targetPercent half of the interval's width that was asked for, in percent of the mean;
   *     empty if the number of forks was fixed
   */
  public record Counts(int forks, int iterations, int unsteadyForks, OptionalDouble targetPercent) {

    /** Of a fixed number of forks. */
    public Counts(int forks, int iterations, int unsteadyForks) {
      this(forks, iterations, unsteadyForks, OptionalDouble.empty());
    }
  }

  /** Half of the interval's width in percent of the mean; empty without an interval. */
  public OptionalDouble halfWidthPercent() {
    return mean.interval().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(100 * mean.interval().get().relativeHalfWidth(mean.value()));
  }

  /** Whether a width was asked for and the interval is wider, or there is none. */
  public boolean missesTarget() {
    OptionalDouble target = counts.targetPercent();
    return target.isPresent()
        && halfWidthPercent().orElse(Double.POSITIVE_INFINITY) > target.getAsDouble();
  }

  /** In ms; a percentile is empty where there are too few samples for it. */
  public record Quantiles(
      OptionalDouble p50, OptionalDouble p90, OptionalDouble p99, double min, double max) {}
}
