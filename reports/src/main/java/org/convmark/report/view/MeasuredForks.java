package org.convmark.report.view;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.convmark.result.Measurement;
import org.convmark.result.Phase;
import org.convmark.result.Sample;

/**
 * The measured iterations of a cell, fork by fork.
 *
 * @param forks seconds of the iterations of each fork, in the order of the forks
 */
record MeasuredForks(Measurement row, List<double[]> forks) {

  /** Of every cell that has any. */
  static List<MeasuredForks> of(RunIndex index) {
    return index.all().stream()
        .map(row -> of(row, index.samples(row.cell())))
        .filter(each -> !each.forks().isEmpty())
        .toList();
  }

  private static MeasuredForks of(Measurement row, List<Sample> samples) {
    return new MeasuredForks(
        row,
        samples.stream()
            .filter(sample -> sample.phase() == Phase.MEASURE && sample.seconds() > 0)
            .filter(sample -> Double.isFinite(sample.seconds()))
            .collect(Collectors.groupingBy(Sample::fork, TreeMap::new, Collectors.toList()))
            .values()
            .stream()
            .map(fork -> fork.stream().mapToDouble(Sample::seconds).toArray())
            .toList());
  }

  /** Whether the spread within forks and that between them can be told apart. */
  boolean hasComponents() {
    return forks.size() > 1 && forks.stream().allMatch(fork -> fork.length > 1);
  }

  double[] means() {
    return forks.stream()
        .mapToDouble(fork -> Arrays.stream(fork).average().orElseThrow())
        .toArray();
  }

  /** Of the fork means, in seconds. */
  double mean() {
    return Arrays.stream(means()).average().orElseThrow();
  }

  int iterations() {
    return forks.stream().mapToInt(fork -> fork.length).sum();
  }
}
