package org.convmark.result.environment;

/**
 * The clock that calls are timed with, {@link System#nanoTime}.
 *
 * @param resolutionNanos the smallest step that it was seen to take
 * @param costNanos that one reading takes, in the mean
 */
public record Timer(double resolutionNanos, double costNanos) {

  private static final int READINGS = 200_000;

  /** Reads the clock over and over, for some milliseconds. */
  public static Timer measure() {
    read();
    return read();
  }

  private static Timer read() {
    long smallest = Long.MAX_VALUE;
    long begin = System.nanoTime();
    long last = begin;
    for (int i = 0; i < READINGS; i++) {
      long now = System.nanoTime();
      if (now > last) {
        smallest = Math.min(smallest, now - last);
      }
      last = now;
    }
    return new Timer(smallest, (double) (last - begin) / READINGS);
  }
}
