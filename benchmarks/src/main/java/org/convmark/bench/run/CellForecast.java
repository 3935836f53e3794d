package org.convmark.bench.run;

import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.result.Cell;

/**
 * What a cell of a plan will probably take, before anything runs.
 *
 * @param cell which
 * @param forks at least and at most
 * @param call of what a call takes
 * @param needs memory and disk
 * @param obstacle why it won't be timed; empty if nothing is known against it
 */
public record CellForecast(
    Cell cell, Bounds forks, Call call, Needs needs, Optional<String> obstacle) {

  /** Starting a virtual machine, loading an engine and a network, ending both: an assumption. */
  public static final double FORK_SECONDS = 4;

  /** Where the time of a call is from. */
  public enum Basis {
    MEASURED,
    ASSUMED,
    UNKNOWN
  }

  /**
   * A call and what follows from it for all forks; empty if the network is not known.
   *
   * @param seconds of one
   * @param leastSeconds of the cell with its least forks
   * @param mostSeconds of the cell with its most forks
   * @param basis of {@code seconds}
   */
  public record Call(
      OptionalDouble seconds,
      OptionalDouble leastSeconds,
      OptionalDouble mostSeconds,
      Basis basis) {

    static final Call NONE =
        new Call(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Basis.UNKNOWN);

    static Call of(double seconds, Effort effort, Basis basis) {
      int iterations = effort.warmupIterations(seconds) + effort.measuredIterations(seconds);
      double fork = FORK_SECONDS + iterations * seconds;
      double limit = effort.time().cellSeconds();
      double bound = limit > 0 ? Math.max(fork, limit) : Double.POSITIVE_INFINITY;
      return new Call(
          OptionalDouble.of(seconds),
          OptionalDouble.of(Math.min(bound, effort.forks().least() * fork)),
          OptionalDouble.of(Math.min(bound, most(effort) * fork)),
          basis);
    }

    private static int most(Effort effort) {
      return effort.isAdaptive() ? effort.forks().most() : effort.forks().least();
    }
  }

  /**
   * What must be there.
   *
   * @param memoryMib that the network's values need, as counted on its graph
   * @param exportMib of the model's file that is yet to be written, for the first cell that reads
   *     it; else 0
   */
  public record Needs(OptionalDouble memoryMib, double exportMib) {

    static final Needs NONE = new Needs(OptionalDouble.empty(), 0);
  }
}
