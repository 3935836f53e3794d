package org.convmark.result.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.convmark.result.Estimate;
import org.convmark.result.Fork;
import org.convmark.result.Sample;
import org.convmark.result.Timing;
import org.convmark.result.stat.LatencySummary;
import org.convmark.result.stat.StoppingRule;

/**
 * Times of single calls, as sampling writes; of a fork, all of its iterations together.
 *
 * @param forks in seconds
 */
record SampledScores(List<Histogram> forks) implements JmhScores {

  private static final String FORKS =
      "a list per fork, each with its iterations; run JMH without -Djmh.json.rawData=false";
  private static final String TIMES = "a list of [time, count]";
  private static final double MS_PER_SECOND = 1000;
  private static final double P99 = 0.99;

  static SampledScores of(JsonValue raw, ScoreUnit unit) throws IOException {
    List<Histogram> forks = new ArrayList<>();
    for (JsonValue fork : raw.someItems(FORKS)) {
      Histogram times = new Histogram();
      for (JsonValue iteration : fork.someItems(FORKS)) {
        for (JsonValue time : iteration.items()) {
          add(time, unit, times);
        }
      }
      if (!JmhScores.isTime(times.mean()) || times.total() > Integer.MAX_VALUE) {
        throw fork.broken("calls that took time, at most " + Integer.MAX_VALUE);
      }
      forks.add(times);
    }
    return new SampledScores(forks);
  }

  private static void add(JsonValue pair, ScoreUnit unit, Histogram times) throws IOException {
    List<JsonValue> both = pair.someItems(TIMES);
    if (both.size() != 2) {
      throw pair.broken(TIMES);
    }
    times.add(unit.secondsOf(both.get(0).number()), both.get(1).count(1));
  }

  @Override
  public Timing.Counts counts() {
    return new Timing.Counts(forks.size(), (int) Math.min(all().total(), Integer.MAX_VALUE), 0);
  }

  @Override
  public Estimate mean() {
    return new StoppingRule(1, 1, 0)
        .milliseconds(forks.stream().mapToDouble(Histogram::mean).toArray());
  }

  @Override
  public Timing.Quantiles quantiles() {
    Histogram all = all();
    return new Timing.Quantiles(
        quantile(all, 0.5),
        quantile(all, 0.9),
        quantile(all, P99),
        all.min() * MS_PER_SECOND,
        all.max() * MS_PER_SECOND);
  }

  private static OptionalDouble quantile(Histogram times, double p) {
    return times.total() < LatencySummary.samplesFor(p)
        ? OptionalDouble.empty()
        : OptionalDouble.of(times.quantile(p) * MS_PER_SECOND);
  }

  /** None: a million calls would be a million rows. */
  @Override
  public List<Sample> samples(String cellId) {
    return List.of();
  }

  @Override
  public List<Fork.Latency> latencies() {
    return forks.stream()
        .map(
            times ->
                new Fork.Latency(
                    (int) times.total(),
                    times.mean() * MS_PER_SECOND,
                    times.quantile(P99) * MS_PER_SECOND))
        .toList();
  }

  private Histogram all() {
    Histogram all = new Histogram();
    forks.forEach(all::addAll);
    return all;
  }
}
