package org.convmark.result.finding;

/**
 * How much times of that length vary on a machine that is fit for measuring. Short calls vary more:
 * an interruption, a collection or the timer's grain is a larger share of them.
 */
enum NoiseClass {
  BELOW_1_MS("below 1 ms", 1, 0.1),
  BELOW_10_MS("from 1 to 10 ms", 10, 0.05),
  LONGER("from 10 ms", Double.POSITIVE_INFINITY, 0.03);

  private final String words;
  private final double belowMs;
  private final double betweenForks;

  NoiseClass(String words, double belowMs, double betweenForks) {
    this.words = words;
    this.belowMs = belowMs;
    this.betweenForks = betweenForks;
  }

  static NoiseClass of(double ms) {
    if (ms < BELOW_1_MS.belowMs) {
      return BELOW_1_MS;
    }
    return ms < BELOW_10_MS.belowMs ? BELOW_10_MS : LONGER;
  }

  /** Such as {@code below 1 ms}. */
  String words() {
    return words;
  }

  /** The largest coefficient of variation of fork means that is not worth a finding. */
  double betweenForks() {
    return betweenForks;
  }

  /** The same of the iterations of a fork, over which the mean of the fork averages. */
  double withinForks() {
    return 2 * betweenForks;
  }
}
