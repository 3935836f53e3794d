package org.convmark.bench.ceiling;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;

/**
 * Two chains of sums over the same tensor, whose calls took turns. What both do, the copies and the
 * making of the tensor, is not in the difference of their times.
 *
 * @param shorter seconds of the calls of the shorter chain
 * @param longer seconds of the calls of the longer chain, each behind one of the shorter
 * @param moreSums by which it is longer
 */
record Stream(List<Double> shorter, List<Double> longer, int moreSums) {

  private static final int READ_AND_WRITTEN = 2;

  /**
   * The seconds in which a byte is read or written, by the median of the differences; empty if the
   * longer chain took no longer, as the work of others can have it.
   *
   * @param tensorBytes of the tensor, which each sum reads and writes once
   */
  OptionalDouble secondsPerByte(long tensorBytes) {
    double[] differences =
        IntStream.range(0, shorter.size())
            .mapToDouble(call -> longer.get(call) - shorter.get(call))
            .toArray();
    double seconds = Median.withDefaults().evaluate(differences);
    double bytes = READ_AND_WRITTEN * (double) tensorBytes * moreSums;
    return seconds > 0 ? OptionalDouble.of(seconds / bytes) : OptionalDouble.empty();
  }
}
