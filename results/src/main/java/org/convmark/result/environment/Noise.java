package org.convmark.result.environment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.DoubleStream;

/**
 * How evenly this machine does work that never varies: what shows here is in every figure.
 *
 * @param alone on one thread
 * @param together on all processors at the same time
 */
public record Noise(Repetitions alone, Repetitions together) {

  /** A repetition takes a fraction of a millisecond, many times the cost of reading the clock. */
  private static final int STEPS = 100_000;

  private static final int WARMUP_SHARE = 10;

  /**
   * Repeats the work, first on one thread and then on all.
   *
   * @param duration of either, without a tenth before that is not counted
   */
  public static Noise measure(Duration duration) {
    return new Noise(
        repeat(1, duration), repeat(Runtime.getRuntime().availableProcessors(), duration));
  }

  private static Repetitions repeat(int threads, Duration duration) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<CompletableFuture<double[]>> series = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        series.add(CompletableFuture.supplyAsync(() -> series(duration), pool));
      }
      return Repetitions.of(
          threads,
          series.stream().flatMapToDouble(times -> DoubleStream.of(times.join())).toArray());
    } finally {
      pool.shutdown();
    }
  }

  private static double[] series(Duration duration) {
    times(duration.dividedBy(WARMUP_SHARE));
    return times(duration);
  }

  /** At least two, however short the time. */
  private static double[] times(Duration duration) {
    DoubleStream.Builder times = DoubleStream.builder();
    long start = System.nanoTime();
    long state = 1;
    for (int count = 0; count < 2 || System.nanoTime() - start < duration.toNanos(); count++) {
      long begin = System.nanoTime();
      state = scramble(state);
      times.add((System.nanoTime() - begin) / 1e9);
    }
    if (state == 0) {
      // it never is, which the compiler does not know: it may not leave the work out
      throw new IllegalStateException("xorshift came to 0");
    }
    return times.build().toArray();
  }

  /** Marsaglia's xorshift: each step needs the one before, and nothing but the processor. */
  private static long scramble(long start) {
    long x = start;
    for (int i = 0; i < STEPS; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }
}
