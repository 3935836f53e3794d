package org.convmark.harness;

import org.convmark.bench.run.RunRequest;
import picocli.CommandLine.Option;

/** The option of every command that makes weights. */
final class SeedOption {

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "" + RunRequest.DEFAULT_SEED,
      description = "Seed of the weights; default: ${DEFAULT-VALUE}.")
  private long seed;

  long seed() {
    return seed;
  }
}
