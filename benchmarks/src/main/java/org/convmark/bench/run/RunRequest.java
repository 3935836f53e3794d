package org.convmark.bench.run;

import java.nio.file.Path;
import org.convmark.bench.plan.Plan;

/**
 * A plan and what goes with it.
 *
 * @param plan what to run
 * @param command as typed, for the environment and the report
 * @param exports folder of exported models
 * @param listener hears how it goes on
 */
public record RunRequest(Plan plan, String command, Path exports, RunListener listener) {

  long seed() {
    return plan.settings().common().seed();
  }
}
