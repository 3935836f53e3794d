package org.convmark.bench.plan;

import java.util.Locale;

/**
 * How much evidence a cell is given. The number of iterations of a fork follows from its time and
 * how long a call takes, within the bounds.
 *
 * @param forks fresh virtual machines for each cell
 * @param forkSeconds of warm-up and measurement together
 * @param warmup bounds of the iterations that are marked as warm-up
 * @param iterations bounds of the measured iterations, to which those are added that the warm-up
 *     turns out not to need
 */
public record Effort(int forks, double forkSeconds, Bounds warmup, Bounds iterations) {

  /** The share of a fork's iterations within which the warm-up should have ended. */
  private static final double WARMUP_SHARE = 0.3;

  /** Least and most iterations. */
  public record Bounds(int least, int most) {

    public Bounds {
      if (least < 1 || most < least) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "expected 1 <= least <= most, found %d and %d", least, most));
      }
    }

    int clamp(double wanted) {
      return (int) Math.max(least, Math.min(most, Math.round(wanted)));
    }
  }

  public Effort {
    if (forks < 1) {
      throw new IllegalArgumentException("forks: expected 1 or more, found " + forks);
    }
    if (!(forkSeconds >= 0) || Double.isInfinite(forkSeconds)) {
      throw new IllegalArgumentException("forkSeconds: expected 0 or more, found " + forkSeconds);
    }
  }

  /** The most warm-up iterations of a fork whose calls take {@code callSeconds} each. */
  public int warmupIterations(double callSeconds) {
    return warmup.clamp(WARMUP_SHARE * forkSeconds / callSeconds);
  }

  /** The measured iterations of a fork whose calls take {@code callSeconds} each. */
  public int measuredIterations(double callSeconds) {
    return iterations.clamp(forkSeconds / callSeconds - warmupIterations(callSeconds));
  }
}
