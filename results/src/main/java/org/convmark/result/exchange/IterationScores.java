package org.convmark.result.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Estimate;
import org.convmark.result.Fork;
import org.convmark.result.Phase;
import org.convmark.result.Sample;
import org.convmark.result.Timing;
import org.convmark.result.stat.LatencySummary;

/**
 * A score per iteration, as all modes but sampling write.
 *
 * @param forks seconds of an operation in each iteration
 * @param mode by which they were measured
 * @param summary of them all
 */
record IterationScores(List<double[]> forks, JmhMode mode, LatencySummary summary)
    implements JmhScores {

  private static final String EXPECTED =
      "a list per fork, each with its iterations; run JMH without -Djmh.json.rawData=false";

  static IterationScores of(JsonValue raw, ScoreUnit unit, JmhMode mode) throws IOException {
    List<double[]> forks = new ArrayList<>();
    for (JsonValue fork : raw.someItems(EXPECTED)) {
      List<JsonValue> iterations = fork.someItems(EXPECTED);
      double[] seconds = new double[iterations.size()];
      for (int i = 0; i < seconds.length; i++) {
        seconds[i] = seconds(iterations.get(i), unit);
      }
      forks.add(seconds);
    }
    return new IterationScores(forks, mode, LatencySummary.of(samples("a benchmark", forks), 0));
  }

  private static double seconds(JsonValue score, ScoreUnit unit) throws IOException {
    double seconds = unit.secondsOf(score.number());
    if (!JmhScores.isTime(seconds)) {
      throw score.broken("a score above 0 that is a time");
    }
    return seconds;
  }

  @Override
  public Timing.Counts counts() {
    return summary.counts();
  }

  @Override
  public Estimate mean() {
    return summary.mean();
  }

  /** An iteration is one call in single shots only, else the mean of many. */
  @Override
  public Timing.Quantiles quantiles() {
    Timing.Quantiles all = summary.quantiles();
    OptionalDouble none = OptionalDouble.empty();
    return mode == JmhMode.SINGLE_SHOT
        ? all
        : new Timing.Quantiles(none, none, none, all.min(), all.max());
  }

  @Override
  public List<Sample> samples(String cellId) {
    return samples(cellId, forks);
  }

  @Override
  public List<Fork.Latency> latencies() {
    return forks.stream().map(Fork.Latency::of).flatMap(Optional::stream).toList();
  }

  private static List<Sample> samples(String cellId, List<double[]> forks) {
    List<Sample> samples = new ArrayList<>();
    for (int fork = 0; fork < forks.size(); fork++) {
      double[] seconds = forks.get(fork);
      for (int i = 0; i < seconds.length; i++) {
        samples.add(new Sample(cellId, fork + 1, i + 1, Phase.MEASURE, seconds[i]));
      }
    }
    return samples;
  }
}
