package org.convmark.result.finding;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;
import org.convmark.result.compare.FalseDiscovery;
import org.convmark.result.stat.Trend;

/**
 * Later forks are slower or faster than earlier ones. Each cell is tested by its own forks in their
 * order (Mann-Kendall), corrected for the number of cells; the machine by all cells together
 * (Hirsch, Slack and Smith 1982: the sum of the cells' scores).
 */
final class Drift implements Analyser {

  private static final double LEAST_CHANGE = 0.03;
  private static final double LARGE_CHANGE = 0.1;
  private static final double Q = 0.05;
  private static final double MACHINE_P = 0.001;
  private static final int LEAST_FORKS = 3;
  private static final int CELLS_OF_A_MACHINE = 5;

  /** A trend compares all pairs; no plan has as many forks. */
  private static final int MOST_FORKS = 1000;

  private static final String REMEDY =
      "let the machine reach a steady state first (temperature, clocks, other work) and measure"
          + " again; figures of the first and the last forks are of different conditions";

  private record Trending(TimedCell cell, Trend trend) {}

  @Override
  public List<Finding> findings(Material material) {
    List<Trending> trends =
        material.cells().stream()
            .filter(each -> each.forks().size() >= LEAST_FORKS)
            .filter(each -> each.forks().size() <= MOST_FORKS)
            .map(each -> new Trending(each, Trend.of(each.forkMeans())))
            .toList();
    List<Finding> all = new ArrayList<>(ofMachine(trends));
    all.addAll(Objection.findings(FindingKind.DRIFT, ofCells(trends), REMEDY));
    return all;
  }

  private static List<Objection> ofCells(List<Trending> trends) {
    double[] q = FalseDiscovery.q(trends.stream().mapToDouble(each -> each.trend().p()).toArray());
    List<Objection> all = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      Trend trend = trends.get(i).trend();
      double change = Math.abs(trend.change());
      if (q[i] <= Q && change >= LEAST_CHANGE) {
        all.add(
            new Objection(
                change < LARGE_CHANGE ? Level.HINT : Level.WARNING,
                trends.get(i).cell().cell(),
                change,
                Objection.text(
                    "%+.1f %% from the first of %d forks to the last (q %.1e)",
                    100 * trend.change(), trend.count(), q[i])));
      }
    }
    return all;
  }

  private static List<Finding> ofMachine(List<Trending> trends) {
    if (trends.size() < CELLS_OF_A_MACHINE) {
      return List.of();
    }
    double score = trends.stream().mapToDouble(each -> each.trend().score()).sum();
    double variance = trends.stream().mapToDouble(each -> each.trend().variance()).sum();
    double p = Trend.normal(score, variance);
    double change =
        Median.withDefaults()
            .evaluate(trends.stream().mapToDouble(each -> each.trend().change()).toArray());
    if (!(p < MACHINE_P) || Math.abs(change) < LEAST_CHANGE) {
      return List.of();
    }
    return List.of(
        new Finding(
            Level.WARNING,
            FindingKind.DRIFT,
            List.of(),
            Objection.text(
                "%+.1f %% from the first forks to the last, the median of %d cells (p %.1e)",
                100 * change, trends.size(), p),
            REMEDY));
  }
}
