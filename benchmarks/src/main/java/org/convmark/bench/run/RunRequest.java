package org.convmark.bench.run;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.convmark.bench.plan.Plan;

/**
 * A plan and what goes with it.
 *
 * @param plan what to run
 * @param command as typed, for the environment and the report
 * @param exports folder of exported models
 * @param choices what else was chosen
 * @param listener hears how it goes on
 */
public record RunRequest(
    Plan plan, String command, Path exports, Choices choices, RunListener listener) {

  /** The seed unless another is asked for. */
  public static final long DEFAULT_SEED = 1;

  /** What becomes of a cell that needs more memory than is free. */
  public enum OnShortage {
    /** It is not tried, and is OOM_PREDICTED. */
    PREDICT,
    TRY_ANYWAY
  }

  /**
   * What is no part of a plan.
   *
   * @param seed of the weights
   * @param onShortage what becomes of cells that can't fit
   * @param maxBatch empty to measure; otherwise the largest batch that fits is looked for instead,
   *     up to so many images
   */
  public record Choices(long seed, OnShortage onShortage, OptionalInt maxBatch) {}

  /** A run that measures what fits. */
  public RunRequest(Plan plan, String command, Path exports, long seed, RunListener listener) {
    this(
        plan,
        command,
        exports,
        new Choices(seed, OnShortage.PREDICT, OptionalInt.empty()),
        listener);
  }

  public long seed() {
    return choices.seed();
  }
}
