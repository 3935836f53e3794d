package org.convmark.bench.run;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;

/**
 * What a cell of a plan will probably take, before anything runs.
 *
 * @param cell which
 * @param forks at least and at most
 * @param call of what a call takes
 * @param needs memory and disk
 * @param obstacle why it won't be timed, such as too little free memory; empty if nothing is known
 *     against it
 */
public record CellForecast(
    Cell cell, Bounds forks, Call call, Needs needs, Optional<Outcome> obstacle) {

  /** Starting a virtual machine, loading an engine and a network, ending both: an assumption. */
  public static final double FORK_SECONDS = 4;

  /**
   * Why the cell will probably have less evidence than its plan asks for; empty if it has the time.
   *
   * @param effort that the plan gives it
   */
  public Optional<String> shortage(Effort effort) {
    if (call.forkSeconds().isEmpty()) {
      return Optional.empty();
    }
    double fork = call.forkSeconds().getAsDouble();
    double cell = effort.time().cellSeconds();
    double run = effort.time().runSeconds();
    if (run > 0 && fork > run) {
      return Optional.of(text("one fork may take %.0f s, and the run has %.0f s", fork, run));
    }
    if (cell > 0 && effort.forks().least() * fork > cell) {
      return Optional.of(
          text(
              "%d forks may take %.0f s each, and the cell has %.0f s",
              effort.forks().least(), fork, cell));
    }
    return Optional.empty();
  }

  @FormatMethod
  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

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
   * @param forkSeconds of a fork
   * @param leastSeconds of the cell with its least forks
   * @param mostSeconds of the cell with its most forks
   * @param basis of {@code seconds}
   */
  public record Call(
      OptionalDouble seconds,
      OptionalDouble forkSeconds,
      OptionalDouble leastSeconds,
      OptionalDouble mostSeconds,
      Basis basis) {

    static final Call NONE =
        new Call(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Basis.UNKNOWN);

    static Call of(double seconds, Effort effort, Basis basis) {
      int iterations = effort.warmupIterations(seconds) + effort.measuredIterations(seconds);
      double fork = FORK_SECONDS + iterations * seconds;
      double limit = effort.time().cellSeconds();
      double bound = limit > 0 ? Math.max(fork, limit) : Double.POSITIVE_INFINITY;
      return new Call(
          OptionalDouble.of(seconds),
          OptionalDouble.of(fork),
          OptionalDouble.of(Math.min(bound, least(effort) * fork)),
          OptionalDouble.of(Math.min(bound, most(effort) * fork)),
          basis);
    }

    private static int most(Effort effort) {
      return effort.forks().most();
    }

    /** Without a target all forks are run. */
    private static int least(Effort effort) {
      return effort.targetPercent() > 0 ? effort.forks().least() : effort.forks().most();
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
