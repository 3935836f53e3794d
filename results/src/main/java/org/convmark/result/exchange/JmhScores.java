package org.convmark.result.exchange;

import java.io.IOException;
import java.util.List;
import org.convmark.result.Estimate;
import org.convmark.result.Fork;
import org.convmark.result.Sample;
import org.convmark.result.Timing;

/** The scores of a benchmark, fork by fork, as seconds of an operation. */
interface JmhScores {

  double SHORTEST_SECONDS = 1e-15;
  double LONGEST_SECONDS = 1e9;

  /** Reads those of a benchmark's primary metric. */
  static JmhScores of(JsonValue entry, JmhMode mode) throws IOException {
    JsonValue metric = entry.member("primaryMetric");
    ScoreUnit unit = unit(metric.member("scoreUnit"), mode);
    if (mode == JmhMode.SAMPLE) {
      return SampledScores.of(metric.member("rawDataHistogram"), unit);
    }
    return IterationScores.of(metric.member("rawData"), unit, mode);
  }

  /** Whether it is a time that a call may take; others would not fit a run's files. */
  static boolean isTime(double seconds) {
    return seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS;
  }

  private static ScoreUnit unit(JsonValue value, JmhMode mode) throws IOException {
    String form = mode.isRate() ? "'ops/TIME'" : "'TIME/op'";
    return ScoreUnit.of(value.text())
        .filter(unit -> unit.isRate() == mode.isRate())
        .orElseThrow(
            () ->
                value.broken(form + " in mode " + mode.word() + ", TIME of " + ScoreUnit.times()));
  }

  Timing.Counts counts();

  /** The mean of the fork means in ms. */
  Estimate mean();

  /** Of single calls in ms, where the mode tells them. */
  Timing.Quantiles quantiles();

  /** A sample per iteration, if that is what forks are compared by. */
  List<Sample> samples(String cellId);

  /** Of each fork. */
  List<Fork.Latency> latencies();
}
