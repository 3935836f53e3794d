package org.convmark.harness;

import java.util.Locale;
import java.util.OptionalInt;
import org.convmark.bench.run.RunRequest;
import org.convmark.bench.run.RunRequest.OnShortage;
import picocli.CommandLine.Option;

/** What {@code run} is to do about memory. */
final class MemoryOptions {

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

  /** The choices of a run with a seed. */
  RunRequest.Choices choices(long seed) {
    if (maxBatch != null && maxBatch < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "--max-batch: expected 1 or more images, found %d", maxBatch));
    }
    return new RunRequest.Choices(
        seed,
        tryAnyway ? OnShortage.TRY_ANYWAY : OnShortage.PREDICT,
        maxBatch == null ? OptionalInt.empty() : OptionalInt.of(maxBatch));
  }
}
