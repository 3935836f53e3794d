package org.convmark.bench.run;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.convmark.bench.fork.OutOfMemory;
import org.convmark.result.Outcome;
import org.convmark.result.Status;

/**
 * Finds the largest batch that fits by doubling and bisection. It ends: no batch is tried twice,
 * and none beyond a bound.
 */
final class BatchSearch {

  /** What one batch comes to. */
  interface Trial {
    Outcome of(int batch) throws IOException;
  }

  /**
   * What was found.
   *
   * @param images the largest batch that fits, 0 if none does; empty if a trial failed for another
   *     reason than memory
   * @param outcome OK, or the failure
   * @param limit the smallest batch that does not fit, or the largest that was to be tried
   * @param limitedBy what stands against a larger one
   */
  record Found(OptionalInt images, Outcome outcome, int limit, String limitedBy) {}

  private final int smallest;
  private final int most;
  private final Trial trial;
  private int fits;
  private int tooLarge;
  private Optional<Outcome> refusal = Optional.empty();

  /**
   * A search from {@code smallest} to {@code most} images.
   *
   * @param most that are tried
   */
  BatchSearch(int smallest, int most, Trial trial) {
    this.smallest = smallest;
    this.most = most;
    this.trial = trial;
    this.tooLarge = most + 1;
  }

  /** Runs the trials that it takes. */
  Found run() throws IOException {
    int batch = smallest;
    while (batch < tooLarge) {
      Outcome outcome = trial.of(batch);
      if (outcome.status() == Status.OK) {
        fits = batch;
      } else if (isShortage(outcome)) {
        tooLarge = batch;
        refusal = Optional.of(outcome);
      } else {
        return failed(batch, outcome);
      }
      batch = next();
    }
    return found();
  }

  private int next() {
    if (fits == 0 || tooLarge - fits <= 1) {
      return tooLarge;
    }
    return refusal.isEmpty() ? (int) Math.min(fits * 2L, most) : fits + (tooLarge - fits) / 2;
  }

  /** A limit of a buffer that is known beforehand holds as memory does: more never fits. */
  private boolean isShortage(Outcome outcome) {
    return outcome.status() == Status.OOM
        || outcome.status() == Status.OOM_PREDICTED
        || (outcome.status() == Status.UNSUPPORTED && fits > 0);
  }

  private Found found() {
    if (refusal.isEmpty()) {
      return new Found(OptionalInt.of(fits), Outcome.OK, most, "--max-batch");
    }
    String message = "batch " + tooLarge + ": " + refusal.get().message();
    Outcome outcome = new Outcome(Status.OK, message);
    return new Found(OptionalInt.of(fits), outcome, tooLarge, limitedBy(refusal.get()));
  }

  private static String limitedBy(Outcome refusal) {
    return switch (refusal.status()) {
      case OOM_PREDICTED -> "predicted need";
      case UNSUPPORTED -> "unsupported";
      default -> OutOfMemory.of(refusal).orElse("memory");
    };
  }

  private Found failed(int batch, Outcome outcome) {
    String message =
        String.format(
            Locale.ROOT,
            "batch %d: %s%s",
            batch,
            outcome.message(),
            fits > 0 ? "; batch " + fits + " fits" : "");
    return new Found(
        OptionalInt.empty(), new Outcome(outcome.status(), message), batch, "a failure");
  }
}
