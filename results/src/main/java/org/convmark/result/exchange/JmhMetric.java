package org.convmark.result.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;
import org.convmark.result.Measurement;
import org.convmark.result.stat.LatencySummary;

/**
 * A metric of a JMH file. Numbers that there are none of are the text {@code NaN}, as JMH writes
 * them.
 */
final class JmhMetric {

  private static final double[] PERCENTILES = {
    0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100
  };

  /** JMH's intervals hold the truth 99.9 % of the time, and its viewers say so. */
  private static final double T_PROBABILITY = 0.9995;

  private static final double MS_PER_SECOND = 1000;
  private static final double BYTES_PER_MIB = 1 << 20;
  private static final String NONE = "NaN";

  private JmhMetric() {}

  /**
   * The time of a call, or its inverse.
   *
   * @param forks in ms
   */
  static ObjectNode primary(Measurement row, JmhMode mode, List<double[]> forks) {
    double mean = row.figures().orElseThrow().timing().mean().value();
    return switch (mode) {
      case THROUGHPUT -> rate(forks);
      case SAMPLE -> sampled(metric(mean, "ms/op", forks), forks);
      case AVERAGE, SINGLE_SHOT -> metric(mean, "ms/op", forks);
    };
  }

  private static ObjectNode rate(List<double[]> forks) {
    List<double[]> rates =
        forks.stream()
            .map(fork -> Arrays.stream(fork).map(ms -> MS_PER_SECOND / ms).toArray())
            .toList();
    return metric(Mean.of(means(rates)).getAsDouble(), "ops/s", rates);
  }

  /** Of a fork whose calls are not kept there is one time, their mean. */
  private static ObjectNode sampled(ObjectNode metric, List<double[]> forks) {
    metric.remove("rawData");
    ArrayNode raw = metric.putArray("rawDataHistogram");
    for (double[] fork : forks) {
      ArrayNode iteration = raw.addArray().addArray();
      Arrays.stream(fork).forEach(ms -> iteration.addArray().add(ms).add(1));
    }
    return metric;
  }

  /**
   * Another figure of the forks.
   *
   * @param value in the quantity's unit
   * @param forks in ms or MiB; those that told nothing are empty
   */
  static ObjectNode secondary(Quantity quantity, double value, List<double[]> forks) {
    return quantity.unit() == Quantity.Unit.BYTES
        ? metric(value / BYTES_PER_MIB, "MiB", forks)
        : metric(value * MS_PER_SECOND, "ms", forks);
  }

  private static double[] means(List<double[]> forks) {
    return forks.stream()
        .filter(fork -> fork.length > 0)
        .mapToDouble(fork -> Mean.of(fork).getAsDouble())
        .toArray();
  }

  private static ObjectNode metric(double score, String unit, List<double[]> forks) {
    ObjectNode json = Json.object().put("score", score);
    OptionalDouble error = error(means(forks));
    put(json, "scoreError", error);
    ArrayNode confidence = json.putArray("scoreConfidence");
    if (error.isPresent()) {
      confidence.add(score - error.getAsDouble()).add(score + error.getAsDouble());
    } else {
      confidence.add(NONE).add(NONE);
    }
    ObjectNode percentiles = json.putObject("scorePercentiles");
    double[] all = forks.stream().flatMapToDouble(Arrays::stream).toArray();
    for (double p : PERCENTILES) {
      put(percentiles, Double.toString(p), percentile(all, p / 100));
    }
    json.put("scoreUnit", unit);
    ArrayNode raw = json.putArray("rawData");
    forks.forEach(fork -> Arrays.stream(fork).forEach(raw.addArray()::add));
    return json;
  }

  private static void put(ObjectNode json, String name, OptionalDouble number) {
    if (number.isPresent()) {
      json.put(name, number.getAsDouble());
    } else {
      json.put(name, NONE);
    }
  }

  /** Half of the interval over fork means, as Student's t has it; empty for a single fork. */
  private static OptionalDouble error(double[] means) {
    int forks = means.length;
    if (forks < 2) {
      return OptionalDouble.empty();
    }
    double t = TDistribution.of(forks - 1).inverseCumulativeProbability(T_PROBABILITY);
    return OptionalDouble.of(t * StandardDeviation.of(means).getAsDouble() / Math.sqrt(forks));
  }

  /** Empty where there are too few values for it. */
  private static OptionalDouble percentile(double[] values, double p) {
    boolean isBound = p == 0 || p == 1;
    return values.length == 0 || (!isBound && values.length < LatencySummary.samplesFor(p))
        ? OptionalDouble.empty()
        : OptionalDouble.of(Quantile.withDefaults().withCopy(true).evaluate(values, p));
  }
}
