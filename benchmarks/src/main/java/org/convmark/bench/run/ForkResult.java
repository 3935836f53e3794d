package org.convmark.bench.run;

import java.util.List;
import java.util.OptionalDouble;
import org.convmark.bench.fork.ForkReport;

/**
 * What one fork gave.
 *
 * @param report how it came to be ready, or what went wrong
 * @param seconds of all timed iterations in order; empty unless all went well
 * @param peakMib the largest peak resident set of its iterations
 */
record ForkResult(ForkReport report, List<Double> seconds, OptionalDouble peakMib) {

  ForkResult {
    seconds = List.copyOf(seconds);
  }
}
