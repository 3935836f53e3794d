package org.convmark.harness;

import java.util.Optional;
import org.convmark.bench.plan.Plan;
import picocli.CommandLine.Option;

/** The option of every command that makes weights. */
final class SeedOption {

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of the weights; default: the plan's, or " + Plan.Common.DEFAULT_SEED + ".")
  private Long seed;

  long seed() {
    return given().orElse(Plan.Common.DEFAULT_SEED);
  }

  /** Empty if the caller named none. */
  Optional<Long> given() {
    return Optional.ofNullable(seed);
  }
}
