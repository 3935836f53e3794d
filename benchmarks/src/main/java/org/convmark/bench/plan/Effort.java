package org.convmark.bench.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.convmark.result.stat.StoppingRule;

/**
 * How much evidence a cell is given.
 *
 * @param forks bounds of the fresh virtual machines for each cell; equal if their number is fixed
 * @param targetPercent half of the interval's width, in percent of the mean, at which forks within
 *     their bounds are enough; 0 if all are run
 * @param time limits
 * @param warmup bounds of the iterations that are marked as warm-up
 * @param iterations bounds of the measured iterations of a fork, to which those are added that the
 *     warm-up turns out not to need
 */
public record Effort(
    Bounds forks, double targetPercent, Limits time, Bounds warmup, Bounds iterations) {

  /** The share of a fork's iterations within which the warm-up should have ended. */
  private static final double WARMUP_SHARE = 0.3;

  /** What a plan may say, in its file as by options. */
  static final Bounds FORKS = new Bounds(1, 1000);

  static final Bounds ITERATIONS = new Bounds(1, 1_000_000);
  static final double MOST_SECONDS = 1e7;
  static final double MOST_PERCENT = 99;

  /** Least and most of what is counted. */
  public record Bounds(int least, int most) {

    public Bounds {
      if (least < 1 || most < least) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "expected 1 <= least <= most, found %d and %d", least, most));
      }
    }

    /** Exactly so many. */
    public static Bounds exactly(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("expected 1 or more, found " + count);
      }
      return new Bounds(count, count);
    }

    private void requireWithin(Bounds allowed, String what) {
      if (least < allowed.least || most > allowed.most) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: expected %d or more and at most %d, found %d",
                what,
                allowed.least,
                allowed.most,
                least < allowed.least ? least : most));
      }
    }

    int clamp(double wanted) {
      return (int) Math.max(least, Math.min(most, Math.round(wanted)));
    }
  }

  /**
   * Limits in seconds; 0 where there is none.
   *
   * @param forkSeconds of the warm-up and measurement of a fork together, unless the least
   *     iterations take longer
   * @param cellSeconds after which a cell gets no further fork
   * @param runSeconds that the cells of a run share, and after which no further cell begins
   */
  public record Limits(double forkSeconds, double cellSeconds, double runSeconds) {

    public Limits {
      require("forkSeconds", forkSeconds);
      require("cellSeconds", cellSeconds);
      require("runSeconds", runSeconds);
    }

    private Optional<String> tooShort(String key, double seconds) {
      return seconds == 0 || seconds >= forkSeconds
          ? Optional.empty()
          : Optional.of(
              String.format(
                  Locale.ROOT,
                  "%s: %s is less than one fork, which takes %s (forkSeconds); raise %s, or lower"
                      + " forkSeconds",
                  key,
                  seconds,
                  forkSeconds,
                  key));
    }

    private static void require(String key, double seconds) {
      requireUpTo(MOST_SECONDS, key, seconds);
    }
  }

  public Effort {
    forks.requireWithin(FORKS, "forks");
    warmup.requireWithin(ITERATIONS, "warmup");
    iterations.requireWithin(ITERATIONS, "iterations");
    requireUpTo(MOST_PERCENT, "targetPercent", targetPercent);
  }

  private static void requireUpTo(double most, String key, double value) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s: expected 0 or more and at most %s, found %s", key, most, value));
    }
  }

  /** A fixed number of forks, each as long as its time and its bounds let it be. */
  public static Effort fixed(int forks, double forkSeconds, Bounds warmup, Bounds iterations) {
    return new Effort(Bounds.exactly(forks), 0, new Limits(forkSeconds, 0, 0), warmup, iterations);
  }

  /** The same with other forks. */
  public Effort withForks(Bounds other) {
    return new Effort(other, targetPercent, time, warmup, iterations);
  }

  /** The same with another target; 0 if all forks are run. */
  public Effort withTargetPercent(double other) {
    return new Effort(forks, other, time, warmup, iterations);
  }

  /** The same with other limits. */
  public Effort withTime(Limits other) {
    return new Effort(forks, targetPercent, other, warmup, iterations);
  }

  /** The same with other bounds of a fork's iterations. */
  public Effort withIterations(Bounds otherWarmup, Bounds otherIterations) {
    return new Effort(forks, targetPercent, time, otherWarmup, otherIterations);
  }

  /** Why no cell could have a single fork; empty if there is time for it. */
  public List<String> shortages() {
    return Stream.of(
            time.tooShort("cellSeconds", time.cellSeconds()),
            time.tooShort("runSeconds", time.runSeconds()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** When a cell has forks enough, apart from its time. */
  public StoppingRule stoppingRule() {
    return new StoppingRule(forks.least(), forks.most(), targetPercent);
  }

  /** Whether forks are added until the interval is narrow enough. */
  public boolean isAdaptive() {
    return targetPercent > 0 && forks.most() > forks.least();
  }

  /** The most warm-up iterations of a fork whose calls take {@code callSeconds} each. */
  public int warmupIterations(double callSeconds) {
    return warmup.clamp(WARMUP_SHARE * time.forkSeconds() / callSeconds);
  }

  /** The measured iterations of a fork whose calls take {@code callSeconds} each. */
  public int measuredIterations(double callSeconds) {
    return iterations.clamp(time.forkSeconds() / callSeconds - warmupIterations(callSeconds));
  }
}
