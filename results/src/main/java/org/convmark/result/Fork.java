package org.convmark.result;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * What one fork told beside its samples: one row of {@code forks.csv}.
 *
 * @param cellId {@link Cell#id()}
 * @param number counted from 1
 * @param startedAt when its process was started
 * @param times what it took
 * @param memory of its process; without the analytic figures, which are the cell's
 * @param energy of its measured iterations; empty where it was not measured
 */
public record Fork(
    String cellId,
    int number,
    Instant startedAt,
    Times times,
    Memory memory,
    Optional<Energy.Window> energy) {

  /** Without energy. */
  public Fork(String cellId, int number, Instant startedAt, Times times, Memory memory) {
    this(cellId, number, startedAt, times, memory, Optional.empty());
  }

  /** The same with its energy. */
  public Fork with(Energy.Window counted) {
    return new Fork(cellId, number, startedAt, times, memory, Optional.of(counted));
  }

  /**
   * The times of a fork.
   *
   * @param wallSeconds from the start of its process to its end
   * @param iterationSeconds of it within iterations: the timed calls and what each needs before it,
   *     such as the forward pass before a backward pass
   * @param start how long it took to be ready
   * @param latency of its measured iterations; empty if it came to none, and in files of versions
   *     which did not write it
   * @param settled whether its warm-up met the rule
   */
  public record Times(
      double wallSeconds,
      double iterationSeconds,
      Start start,
      Optional<Latency> latency,
      boolean settled) {

    public OptionalDouble loadMs() {
      return start.loadMs();
    }

    public OptionalDouble firstCallMs() {
      return start.firstCallMs();
    }
  }

  /**
   * Until a fork's session was warm.
   *
   * @param loadMs to a session ready for its first call; empty if it came to none
   * @param firstCallMs the first call of the fresh session; empty if it came to none
   */
  public record Start(OptionalDouble loadMs, OptionalDouble firstCallMs) {}

  /**
   * The measured iterations of a fork, in short, so that forks can be compared without their
   * samples.
   *
   * @param iterations how many
   * @param meanMs of their times
   * @param p99Ms their quantile (Hyndman and Fan 1996, definition 8), few as they may be; whoever
   *     prints it sees that there are enough of all forks
   */
  public record Latency(int iterations, double meanMs, double p99Ms) {

    private static final double MS_PER_SECOND = 1000;
    private static final double P99 = 0.99;

    /** Of times in seconds; empty if there are none. */
    public static Optional<Latency> of(double[] seconds) {
      return seconds.length == 0
          ? Optional.empty()
          : Optional.of(
              new Latency(
                  seconds.length,
                  Mean.of(seconds).getAsDouble() * MS_PER_SECOND,
                  Quantile.withDefaults().withCopy(true).evaluate(seconds, P99) * MS_PER_SECOND));
    }
  }
}
