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
 * @param maxBatch empty to measure; otherwise the largest batch that fits is looked for instead, up
 *     to so many images
 * @param listener hears how it goes on
 */
public record RunRequest(
    Plan plan, String command, Path exports, OptionalInt maxBatch, RunListener listener) {

  /** A run that measures. */
  public RunRequest(Plan plan, String command, Path exports, RunListener listener) {
    this(plan, command, exports, OptionalInt.empty(), listener);
  }

  /** A search for the largest batch asks nothing of the machine but its memory. */
  boolean measuresCeilings() {
    return maxBatch.isEmpty() && plan.settings().common().ceilings() == Plan.Ceilings.MEASURE;
  }

  long seed() {
    return plan.settings().common().seed();
  }

  Plan.OnShortage onShortage() {
    return plan.settings().common().onShortage();
  }
}
