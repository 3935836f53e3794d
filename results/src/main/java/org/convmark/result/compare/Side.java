package org.convmark.result.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convmark.result.Cell;
import org.convmark.result.Environment;
import org.convmark.result.Measurement;
import org.convmark.result.NetworkCost;
import org.convmark.result.Run;

/** One side of a comparison: the rows of one run or of several, whose forks are pooled. */
public final class Side {

  /** What a GPU did while it was measured stands with the settings, but nobody set it. */
  private static final Set<String> MACHINE =
      Set.of("sm_clock_mhz", "memory_clock_mhz", "temperature_celsius", "throttle");

  /** Libraries stand with the settings too, though they are what an upgrade changes. */
  private static final Set<String> LIBRARIES = Set.of("cudnn");

  private static final String VERSION = "convmark_version";

  /** What may explain a change, by its key in {@code environment.csv}. */
  private static final Map<String, String> CONDITIONS =
      new TreeMap<>(
          Map.of(
              VERSION,
              "version of the suite",
              "git_commit",
              "git commit",
              "gpu_driver",
              "GPU driver",
              "jdk_version",
              "JDK",
              "kernel",
              "kernel"));

  private final Map<Cell, List<Measurement>> rows = new LinkedHashMap<>();
  private final Map<Cell, List<ForkFigures>> forks = new LinkedHashMap<>();
  private final Map<Cell, Set<Hardware>> hardware = new LinkedHashMap<>();
  private final Map<Cell, Set<String>> versions = new LinkedHashMap<>();
  private final Set<Cell> withoutForks = new HashSet<>();
  private final Map<String, Set<String>> conditions = new TreeMap<>();

  /** The runs of a side, in any order. */
  public static Side of(List<Run> runs) {
    Side side = new Side();
    runs.forEach(side::add);
    return side;
  }

  private void add(Run run) {
    CONDITIONS.forEach((key, what) -> state(what, run.environment().get(key)));
    RunForks runForks = new RunForks(run);
    for (Measurement row : run.measurements()) {
      add(row, run.environment());
      if (row.isOk()) {
        add(row, runForks.of(row.cell()));
      }
    }
  }

  private void state(String what, String value) {
    Set<String> values = conditions.computeIfAbsent(what, unused -> new TreeSet<>());
    if (!value.isEmpty()) {
      values.add(value);
    }
  }

  private void add(Measurement row, Environment environment) {
    rows.computeIfAbsent(row.cell(), unused -> new ArrayList<>()).add(row);
    hardware
        .computeIfAbsent(row.cell(), unused -> new HashSet<>())
        .add(Hardware.of(environment, row));
    String version = environment.get(VERSION);
    if (!version.isEmpty()) {
      versions.computeIfAbsent(row.cell(), unused -> new TreeSet<>()).add(version);
    }
    if (row.isOk()) {
      state(row.cell().engine(), row.provenance().engine().version());
      Map<String, String> settings = row.provenance().engine().settings();
      LIBRARIES.forEach(library -> state(library, settings.getOrDefault(library, "")));
    }
  }

  private void add(Measurement row, List<ForkFigures> ofRun) {
    List<ForkFigures> all = forks.computeIfAbsent(row.cell(), unused -> new ArrayList<>());
    all.addAll(ofRun);
    if (ofRun.isEmpty()) {
      all.addAll(StandIns.of(row.figures().orElseThrow().timing()));
      withoutForks.add(row.cell());
    }
  }

  /** All cells, those without figures too, in the order of the runs. */
  public Set<Cell> cells() {
    return rows.keySet();
  }

  boolean has(Cell cell) {
    return rows.containsKey(cell);
  }

  /** Whether some run has figures of the cell. */
  boolean isMeasured(Cell cell) {
    return forks.containsKey(cell);
  }

  /** Whether some run has a cell's mean and interval, but not its forks. */
  boolean isWithoutForks(Cell cell) {
    return withoutForks.contains(cell);
  }

  /** Whether the last run that has the cell failed to measure it, rather than had no means to. */
  boolean hasFailed(Cell cell) {
    List<Measurement> all = rows.get(cell);
    return all.get(all.size() - 1).outcome().status().isFailure();
  }

  /** Why the last run that has the cell has no figures of it. */
  String failure(Cell cell) {
    List<Measurement> all = rows.get(cell);
    Measurement last = all.get(all.size() - 1);
    return last.outcome().status() + ": " + last.outcome().message();
  }

  /** The metric's value of each fork that tells it; none if there are too few samples for it. */
  double[] values(Series series) {
    List<ForkFigures> all = forks.getOrDefault(series.cell(), List.of());
    long samples = all.stream().mapToLong(ForkFigures::iterations).sum();
    return samples < series.metric().samples()
        ? new double[0]
        : all.stream()
            .map(fork -> series.metric().value(fork, series.cell()))
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
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
    return hardware.get(cell).stream()
        .map(Hardware::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is known of the machines that measured the cell, fact by fact. */
  Map<String, Set<String>> hardware(Cell cell) {
    return gathered(hardware.get(cell), Hardware::facts);
  }

  /**
   * How the cell's engine was set up, setting by setting, without what a machine does by itself.
   */
  Map<String, Set<String>> settings(Cell cell) {
    return gathered(rows.get(cell).stream().filter(Measurement::isOk).toList(), Side::settings);
  }

  private static Map<String, String> settings(Measurement row) {
    Map<String, String> settings = new TreeMap<>(row.provenance().engine().settings());
    settings.keySet().removeAll(MACHINE);
    settings.keySet().removeAll(LIBRARIES);
    return settings;
  }

  private static <T> Map<String, Set<String>> gathered(
      Collection<T> sources, Function<T, Map<String, String>> facts) {
    Map<String, Set<String>> gathered = new TreeMap<>();
    for (T source : sources) {
      facts
          .apply(source)
          .forEach(
              (key, fact) -> gathered.computeIfAbsent(key, unused -> new TreeSet<>()).add(fact));
    }
    return gathered;
  }

  /**
   * What the cell's network was counted to; one, unless the network was changed between runs, and
   * none if it was not counted.
   */
  Set<NetworkCost> networks(Cell cell) {
    return rows.get(cell).stream()
        .map(Measurement::cost)
        .filter(NetworkCost::isCounted)
        .collect(Collectors.toSet());
  }

  /** The versions of the suite that measured the cell, as far as they are known. */
  Set<String> versions(Cell cell) {
    return versions.getOrDefault(cell, Set.of());
  }

  /** Versions and commits under which the side was measured; an empty set for what is not known. */
  Map<String, Set<String>> conditions() {
    return conditions;
  }
}
