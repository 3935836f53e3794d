package org.convmark.result.stat;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.statistics.descriptive.Max;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Min;
import org.apache.commons.statistics.descriptive.Quantile;
import org.convmark.result.Phase;
import org.convmark.result.Sample;

/** The measured samples of one cell, in seconds. */
final class ForkMeans {

  private final double[] samples;
  private final double[] means;

  private ForkMeans(double[] samples, double[] means) {
    this.samples = samples;
    this.means = means;
  }

  static ForkMeans of(List<Sample> samples) {
    requireOneCell(samples);
    SortedMap<Integer, List<Double>> forks =
        samples.stream()
            .filter(sample -> sample.phase() == Phase.MEASURE)
            .collect(
                Collectors.groupingBy(
                    Sample::fork,
                    TreeMap::new,
                    Collectors.mapping(ForkMeans::seconds, Collectors.toList())));
    if (forks.isEmpty()) {
      throw new IllegalArgumentException(
          "samples: expected at least one measured sample, found none; measure the cell first");
    }
    return new ForkMeans(
        forks.values().stream().flatMap(List::stream).mapToDouble(Double::doubleValue).toArray(),
        forks.values().stream().mapToDouble(ForkMeans::mean).toArray());
  }

  int forks() {
    return means.length;
  }

  int iterations() {
    return samples.length;
  }

  double min() {
    return Min.of(samples).getAsDouble();
  }

  double max() {
    return Max.of(samples).getAsDouble();
  }

  /** Of all samples; Hyndman and Fan's definition 8, which is the library's default. */
  double quantile(double p) {
    return Quantile.withDefaults().withCopy(true).evaluate(samples, p);
  }

  double[] means() {
    return means.clone();
  }

  /** Of the fork means, so that a fork with more iterations has no more say. */
  double mean() {
    return Mean.of(means).getAsDouble();
  }

  private static double mean(List<Double> values) {
    return Mean.of(values.stream().mapToDouble(Double::doubleValue).toArray()).getAsDouble();
  }

  private static double seconds(Sample sample) {
    if (!(sample.seconds() > 0) || Double.isInfinite(sample.seconds())) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "sample %s, fork %s, iteration %s: expected a finite time above 0 s, found %s; take a",
                  sample.cellId(),
                  sample.fork(),
                  sample.iteration(),
                  sample.seconds())
              + " time that can be measured");
    }
    return sample.seconds();
  }

  private static void requireOneCell(List<Sample> samples) {
    List<String> cells = samples.stream().map(Sample::cellId).distinct().toList();
    if (cells.size() > 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "samples: expected those of one cell, found %s; pass the samples of each cell apart",
              cells));
    }
  }
}
