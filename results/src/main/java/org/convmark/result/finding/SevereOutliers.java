package org.convmark.result.finding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Median;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;
import org.convmark.result.stat.Outliers;

/**
 * Some samples lie far outside all others: beyond 3 times the range of the middle half. Each is set
 * against the median of its fork, since forks differ in their level. All stay in the figures.
 */
final class SevereOutliers implements Analyser {

  private static final int LEAST_SAMPLES = 20;
  private static final int LEAST_COUNT = 3;
  private static final double SHARE = 0.02;

  /** Where all samples agree closely, a severe outlier may still be close to them. */
  private static final double FAR = 0.1;

  private static final String REMEDY =
      "they stay in the mean; read p50 beside it, and look for work of others at their times";

  @Override
  public List<Finding> findings(Material material) {
    List<Objection> all =
        material.cells().stream()
            .filter(each -> each.iterations() >= LEAST_SAMPLES)
            .flatMap(SevereOutliers::objection)
            .toList();
    return Objection.findings(FindingKind.SEVERE_OUTLIERS, all, REMEDY);
  }

  private static Stream<Objection> objection(TimedCell cell) {
    double[] ratios = cell.forks().stream().flatMapToDouble(SevereOutliers::ratios).toArray();
    int severe = Outliers.of(ratios).severe();
    double share = severe / (double) ratios.length;
    double farthest = Arrays.stream(ratios).map(each -> Math.abs(each - 1)).max().orElse(0);
    if (severe < LEAST_COUNT || share <= SHARE || !(farthest >= FAR)) {
      return Stream.empty();
    }
    return Stream.of(
        new Objection(
            Level.HINT,
            cell.cell(),
            share,
            Objection.text(
                "%d of %d samples, the slowest %.2f times the median of its fork",
                severe, ratios.length, Arrays.stream(ratios).max().orElseThrow())));
  }

  private static DoubleStream ratios(double[] fork) {
    double median = Median.withDefaults().withCopy(true).evaluate(fork);
    return Arrays.stream(fork).map(seconds -> seconds / median);
  }
}
