package org.convmark.result.compare;

import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Fork;
import org.convmark.result.Memory;

/**
 * What is known of one fork; what its run does not tell is empty.
 *
 * @param iterations measured ones
 * @param meanMs of their times
 * @param p99Ms of their times
 * @param joulesPerImage of them
 */
record ForkFigures(
    int iterations,
    OptionalDouble meanMs,
    OptionalDouble p99Ms,
    Fork.Start start,
    Memory memory,
    OptionalDouble joulesPerImage) {

  private static final Fork.Start NO_START =
      new Fork.Start(OptionalDouble.empty(), OptionalDouble.empty());

  /**
   * Of a fork as its run has it.
   *
   * @param latency of its samples, or what it told in short
   * @param fork its row, which older runs have not
   */
  static ForkFigures of(Optional<Fork.Latency> latency, Optional<Fork> fork) {
    return new ForkFigures(
        latency.map(Fork.Latency::iterations).orElse(0),
        latency.map(each -> OptionalDouble.of(each.meanMs())).orElse(OptionalDouble.empty()),
        latency.map(each -> OptionalDouble.of(each.p99Ms())).orElse(OptionalDouble.empty()),
        fork.map(each -> each.times().start()).orElse(NO_START),
        fork.map(Fork::memory).orElse(Memory.NOT_MEASURED),
        fork.flatMap(Fork::energy)
            .map(window -> OptionalDouble.of(window.joulesPerImage()))
            .orElse(OptionalDouble.empty()));
  }

  /** Of a fork of which nothing but the mean of its calls is known, in ms. */
  static ForkFigures ofMean(double meanMs) {
    return new ForkFigures(
        0,
        OptionalDouble.of(meanMs),
        OptionalDouble.empty(),
        NO_START,
        Memory.NOT_MEASURED,
        OptionalDouble.empty());
  }
}
