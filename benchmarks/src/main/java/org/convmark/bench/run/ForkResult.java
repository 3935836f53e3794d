package org.convmark.bench.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.bench.fork.EnergySample;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.GpuSample;
import org.convmark.bench.fork.IterationLog.Iteration;
import org.convmark.result.Cell;
import org.convmark.result.Energy;
import org.convmark.result.Fork;
import org.convmark.result.Memory;
import org.convmark.result.stat.WarmUp;

/**
 * What one fork gave.
 *
 * @param report how it came to be ready, or what went wrong
 * @param iterations all that were timed, in order, also those before a failure
 * @param startedAt when its process was started
 * @param wallSeconds to the end of its process
 */
record ForkResult(
    ForkReport report, List<Iteration> iterations, Instant startedAt, double wallSeconds) {

  ForkResult {
    iterations = List.copyOf(iterations);
  }

  List<Double> seconds() {
    return iterations.stream().map(Iteration::seconds).toList();
  }

  /** Seconds of so many iterations from the first, with what they need around their calls. */
  double iterationSeconds(int count) {
    return iterations.stream().limit(count).mapToDouble(Iteration::wallSeconds).sum();
  }

  double iterationSeconds() {
    return iterationSeconds(iterations.size());
  }

  /** To a session ready for its second call. */
  double loadSeconds() {
    return Math.max(0, report.start().loadMs() + report.start().firstCallMs()) / 1000;
  }

  /** The GPU after each iteration; none if the device is none. */
  List<GpuSample> gpu() {
    return iterations.stream().flatMap(each -> each.gpu().stream()).toList();
  }

  /** The largest peak resident set of the iterations. */
  OptionalDouble peakMib() {
    return iterations.stream().flatMapToDouble(each -> each.peakMib().stream()).max();
  }

  /** The fork as it is kept. */
  Fork summary(Cell cell, int number, WarmUp warmUp) {
    ForkReport.Start start = report.start();
    return new Fork(
        cell.id(),
        number,
        startedAt,
        new Fork.Times(
            wallSeconds,
            iterationSeconds(),
            new Fork.Start(known(start.loadMs()), known(start.firstCallMs())),
            latency(warmUp),
            warmUp.settled()),
        new Memory(
            known(start.baselineMib()),
            known(start.peakMib()),
            peakMib(),
            gpu().stream().flatMapToDouble(sample -> sample.ownMib().stream()).max(),
            Optional.empty()),
        energy(cell, warmUp));
  }

  /** JMH loads the session within the first iteration, so that no window begins before its end. */
  private Optional<Energy.Window> energy(Cell cell, WarmUp warmUp) {
    int before = Math.max(warmUp.iterations(), 1);
    int within = iterations.size() - before;
    if (within < 1) {
      return Optional.empty();
    }
    Optional<EnergySample> last = iterations.get(iterations.size() - 1).energy();
    return iterations
        .get(before - 1)
        .energy()
        .flatMap(first -> last.flatMap(then -> first.until(then, (long) within * cell.batch())));
  }

  private Optional<Fork.Latency> latency(WarmUp warmUp) {
    return Fork.Latency.of(
        iterations.stream().skip(warmUp.iterations()).mapToDouble(Iteration::seconds).toArray());
  }

  private static OptionalDouble known(double figure) {
    return figure < 0 ? OptionalDouble.empty() : OptionalDouble.of(figure);
  }
}
