package org.convmark.harness;

import org.convmark.bench.plan.Plan;
import picocli.CommandLine.Option;

/** The option of every command that makes weights. */
final class SeedOption {

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "" + Plan.Common.DEFAULT_SEED,
      description = "Seed of the weights; default: ${DEFAULT-VALUE}.")
  private long seed;

  long seed() {
    return seed;
  }
}
