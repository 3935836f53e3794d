package org.convmark.harness;

import java.util.Locale;
import java.util.OptionalInt;
import org.convmark.bench.plan.Plan;
import picocli.CommandLine.Option;

/** What {@code run} is to do about memory. */
final class MemoryOptions {

  private static final int MOST = 1_000_000;

  @Option(
      names = "--try-anyway",
      description = "Tries cells too that need more memory than is free; they may end as OOM.")
  private boolean tryAnyway;

  @Option(
      names = "--max-batch",
      arity = "0..1",
      paramLabel = "N",
      fallbackValue = "1024",
      description = {
        "Measures nothing; finds for every cell of the plan, whatever its batch, the largest batch",
        "that fits, up to N; N is ${FALLBACK-VALUE} unless given, as in --max-batch=64."
      })
  private Integer maxBatch;

  /** The plan, with what was given. */
  Plan applied(Plan plan) {
    return tryAnyway ? plan.trying() : plan;
  }

  /** Up to how many images the largest batch is looked for; empty if it is not. */
  OptionalInt maxBatch() {
    if (maxBatch == null) {
      return OptionalInt.empty();
    }
    if (maxBatch < 1 || maxBatch > MOST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "--max-batch: expected 1 or more images, and at most %d, found %d",
              MOST,
              maxBatch));
    }
    return OptionalInt.of(maxBatch);
  }
}
