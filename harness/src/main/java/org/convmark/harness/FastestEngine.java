package org.convmark.harness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Phase;
import org.convmark.result.Run;
import org.convmark.result.Sample;
import org.convmark.result.compare.Welch;

/** Measured cells beside the fastest engine of the same model, device, workload and setting. */
final class FastestEngine {

  private static final double UPPER = 0.975;

  private final Map<String, Map<Integer, Double>> forkMeans;

  FastestEngine(Run run) {
    forkMeans =
        run.samples().stream()
            .filter(sample -> sample.phase() == Phase.MEASURE)
            .collect(
                Collectors.groupingBy(
                    Sample::cellId,
                    Collectors.groupingBy(
                        Sample::fork, TreeMap::new, Collectors.averagingDouble(Sample::seconds))));
  }

  /** The measured cells that differ by their engine only, the fastest first, in the run's order. */
  static List<List<Measurement>> groups(Run run) {
    Map<Cell, List<Measurement>> groups = new LinkedHashMap<>();
    run.measurements().stream()
        .filter(Measurement::isOk)
        .forEach(
            row -> groups.computeIfAbsent(any(row.cell()), unused -> new ArrayList<>()).add(row));
    groups.values().forEach(group -> group.sort(Comparator.comparingDouble(FastestEngine::mean)));
    return List.copyOf(groups.values());
  }

  private static Cell any(Cell cell) {
    return new Cell(cell.model(), "", cell.device(), cell.workload(), cell.setting());
  }

  private static double mean(Measurement row) {
    return row.figures().orElseThrow().timing().mean().value();
  }

  /**
   * How many times as long a cell takes, with its 95 % interval (Welch, on logarithms of fork
   * means) where both have two forks or more.
   */
  String ratio(Measurement fastest, Measurement row) {
    if (row.equals(fastest)) {
      return "1.00";
    }
    double[] base = forks(fastest);
    double[] other = forks(row);
    if (base.length < 2 || other.length < 2) {
      return String.format(Locale.ROOT, "%.2f", mean(row) / mean(fastest));
    }
    Welch welch = Welch.of(base, other);
    double reach = welch.quantile(UPPER) * welch.standardError();
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f to %.2f)",
        Math.exp(welch.difference()),
        Math.exp(welch.difference() - reach),
        Math.exp(welch.difference() + reach));
  }

  private double[] forks(Measurement row) {
    return forkMeans.getOrDefault(row.cell().id(), Map.of()).values().stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
