package org.convmark.bench.ceiling;

import java.util.OptionalDouble;

/**
 * Two chains of sums over the same tensor. What both do, the copies and the making of the tensor,
 * is not in the difference of their times.
 *
 * @param shorter a call of the shorter chain
 * @param longer a call of the longer chain
 */
record Stream(Chain shorter, Chain longer) {

  private static final int READ_AND_WRITTEN = 2;

  /**
   * A chain.
   *
   * @param sums how many
   * @param seconds of a call
   */
  record Chain(int sums, double seconds) {}

  /**
   * The seconds in which a byte is read or written; empty if the longer chain took no longer, as
   * the work of others can have it.
   *
   * @param tensorBytes of the tensor, which each sum reads and writes once
   */
  OptionalDouble secondsPerByte(long tensorBytes) {
    double seconds = longer.seconds() - shorter.seconds();
    double bytes = READ_AND_WRITTEN * (double) tensorBytes * (longer.sums() - shorter.sums());
    return seconds > 0 ? OptionalDouble.of(seconds / bytes) : OptionalDouble.empty();
  }
}
