package org.convmark.report.view;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.convmark.result.Phase;
import org.convmark.result.Sample;

/** The iterations of one fork in summary; times in ms. */
record ForkStats(int fork, int warmups, List<Double> measured) {

  static ForkStats of(int fork, List<Sample> samples) {
    List<Double> measured =
        samples.stream()
            .filter(sample -> sample.phase() == Phase.MEASURE)
            .map(sample -> sample.seconds() * 1000)
            .toList();
    return new ForkStats(fork, samples.size() - measured.size(), measured);
  }

  OptionalDouble mean() {
    return stream().average();
  }

  /** The sample standard deviation of the iterations. */
  OptionalDouble deviation() {
    return deviation(measured);
  }

  /** Standard deviation of the fork means as a share of their mean; empty below two forks. */
  static OptionalDouble betweenForks(List<ForkStats> forks) {
    List<Double> means =
        forks.stream()
            .map(ForkStats::mean)
            .flatMapToDouble(OptionalDouble::stream)
            .boxed()
            .toList();
    OptionalDouble deviation = deviation(means);
    return deviation.isEmpty()
        ? deviation
        : OptionalDouble.of(deviation.getAsDouble() / average(means));
  }

  private static OptionalDouble deviation(List<Double> values) {
    if (values.size() < 2) {
      return OptionalDouble.empty();
    }
    double mean = average(values);
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return OptionalDouble.of(Math.sqrt(squares / (values.size() - 1)));
  }

  private static double average(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private DoubleStream stream() {
    return measured.stream().mapToDouble(Double::doubleValue);
  }
}
