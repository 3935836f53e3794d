package org.convmark.result.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.convmark.result.Cell;
import org.convmark.result.Fork;
import org.convmark.result.Measurement;
import org.convmark.result.NetworkCost;
import org.convmark.result.Phase;
import org.convmark.result.Run;
import org.convmark.result.Sample;

/** One side of a comparison: the rows of one run or of several, whose forks are pooled. */
public final class Side {

  /** What a GPU did while it was measured stands with the settings, but nobody set it. */
  private static final Set<String> MACHINE =
      Set.of("sm_clock_mhz", "memory_clock_mhz", "temperature_celsius", "throttle");

  private final Map<Cell, List<Measurement>> rows = new LinkedHashMap<>();
  private final Map<Cell, List<Fork.Latency>> forks = new LinkedHashMap<>();
  private final Set<String> versions = new TreeSet<>();

  /** The runs of a side, in any order. */
  public static Side of(List<Run> runs) {
    Side side = new Side();
    runs.forEach(side::add);
    return side;
  }

  private void add(Run run) {
    versions.add(run.environment().get("convmark_version"));
    Map<String, Map<Integer, List<Sample>>> samples =
        run.samples().stream()
            .filter(sample -> sample.phase() == Phase.MEASURE)
            .collect(
                Collectors.groupingBy(
                    Sample::cellId,
                    Collectors.groupingBy(Sample::fork, TreeMap::new, Collectors.toList())));
    for (Measurement row : run.measurements()) {
      rows.computeIfAbsent(row.cell(), unused -> new ArrayList<>()).add(row);
      if (row.isOk()) {
        forks
            .computeIfAbsent(row.cell(), unused -> new ArrayList<>())
            .addAll(
                samples.containsKey(row.cell().id())
                    ? ofSamples(samples.get(row.cell().id()).values())
                    : ofForks(run.forks(), row.cell()));
      }
    }
  }

  private static List<Fork.Latency> ofSamples(Collection<List<Sample>> forks) {
    return forks.stream()
        .map(fork -> fork.stream().mapToDouble(Sample::seconds).toArray())
        .flatMap(seconds -> Fork.Latency.of(seconds).stream())
        .toList();
  }

  /** What forks told of themselves, where a run is kept without its samples. */
  private static List<Fork.Latency> ofForks(List<Fork> forks, Cell cell) {
    return forks.stream()
        .filter(fork -> fork.cellId().equals(cell.id()))
        .flatMap(fork -> fork.times().latency().stream())
        .toList();
  }

  /** All cells, those without figures too, in the order of the runs. */
  Set<Cell> cells() {
    return rows.keySet();
  }

  boolean has(Cell cell) {
    return rows.containsKey(cell);
  }

  /** Whether some run has figures of the cell. */
  boolean isMeasured(Cell cell) {
    return forks.containsKey(cell);
  }

  /** Why the last run that has the cell has no figures of it. */
  String failure(Cell cell) {
    List<Measurement> all = rows.get(cell);
    Measurement last = all.get(all.size() - 1);
    return last.outcome().status() + ": " + last.outcome().message();
  }

  /** The metric's value of each fork; empty if there are too few samples for it. */
  Optional<double[]> values(Series series) {
    List<Fork.Latency> latencies = forks.getOrDefault(series.cell(), List.of());
    int samples = latencies.stream().mapToInt(Fork.Latency::iterations).sum();
    return samples < Math.max(1, series.metric().samples())
        ? Optional.empty()
        : Optional.of(
            latencies.stream()
                .mapToDouble(fork -> series.metric().value(fork, series.cell().batch()))
                .toArray());
  }

  /** The share of the cell's forks that never settled. */
  double unsteady(Cell cell) {
    int all = 0;
    int unsteady = 0;
    for (Measurement row : rows.get(cell)) {
      if (row.isOk()) {
        all += row.figures().orElseThrow().timing().counts().forks();
        unsteady += row.figures().orElseThrow().timing().counts().unsteadyForks();
      }
    }
    return all == 0 ? 0 : (double) unsteady / all;
  }

  /** The machines that measured the cell; one, unless runs of several were pooled. */
  Set<String> machines(Cell cell) {
    return rows.get(cell).stream()
        .map(row -> row.provenance().machineId())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The ways in which the cell's engine was set up, without what a machine does by itself. */
  Set<Map<String, String>> settings(Cell cell) {
    return rows.get(cell).stream()
        .filter(Measurement::isOk)
        .map(Side::settings)
        .collect(Collectors.toSet());
  }

  private static Map<String, String> settings(Measurement row) {
    Map<String, String> settings = new TreeMap<>(row.provenance().engine().settings());
    settings.keySet().removeAll(MACHINE);
    return settings;
  }

  /** What the cell's network was counted to; one, unless the network was changed between runs. */
  Set<NetworkCost> networks(Cell cell) {
    return rows.get(cell).stream().map(Measurement::cost).collect(Collectors.toSet());
  }

  /** The versions of the suite that made the runs. */
  Set<String> versions() {
    return versions;
  }
}
