package org.convmark.bench.run;

import java.util.List;
import java.util.OptionalDouble;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.GpuSample;
import org.convmark.bench.fork.IterationLog.Iteration;

/**
 * What one fork gave.
 *
 * @param report how it came to be ready, or what went wrong
 * @param iterations all that were timed, in order, also those before a failure
 */
record ForkResult(ForkReport report, List<Iteration> iterations) {

  ForkResult {
    iterations = List.copyOf(iterations);
  }

  List<Double> seconds() {
    return iterations.stream().map(Iteration::seconds).toList();
  }

  /** The GPU after each iteration; none if the device is none. */
  List<GpuSample> gpu() {
    return iterations.stream().flatMap(each -> each.gpu().stream()).toList();
  }

  /** The largest peak resident set of the iterations. */
  OptionalDouble peakMib() {
    return iterations.stream().flatMapToDouble(each -> each.peakMib().stream()).max();
  }
}
