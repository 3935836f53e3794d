package org.convmark.report.view;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.Sample;
import org.convmark.result.Workload;

/** A run, with the ways into it that sections need. Order is the order of the plan. */
final class RunIndex {

  private final Run run;
  private final Map<String, List<Sample>> samples;
  private final List<Measurement> ok;
  private final List<String> engines;
  private final List<Slice> slices;
  private final Map<String, List<ForkStats>> forks = new HashMap<>();

  RunIndex(Run run) {
    this.run = run;
    this.samples = run.samples().stream().collect(Collectors.groupingBy(Sample::cellId));
    this.ok = run.measurements().stream().filter(Measurement::isOk).toList();
    this.engines = distinct(Cell::engine);
    this.slices = cut().stream().filter(slice -> !slice.ok().isEmpty()).toList();
  }

  Run run() {
    return run;
  }

  List<Measurement> all() {
    return run.measurements();
  }

  List<Measurement> ok() {
    return ok;
  }

  /** The engines; an engine's place is its tint in every chart. */
  List<String> engines() {
    return engines;
  }

  List<String> models() {
    return distinct(Cell::model);
  }

  <T> List<T> distinct(Function<Cell, T> property) {
    return all().stream().map(Measurement::cell).map(property).distinct().toList();
  }

  /** The conditions and workloads that have at least one timed cell. */
  List<Slice> slices() {
    return slices;
  }

  /** All cells by conditions and workload, those of a network beside each other. */
  private List<Slice> cut() {
    List<String> models = models();
    Map<String, Integer> places =
        IntStream.range(0, models.size()).boxed().collect(Collectors.toMap(models::get, i -> i));
    Map<Conditions, Map<Workload, List<Measurement>>> cells =
        all().stream()
            .sorted(Comparator.comparingInt(each -> places.get(each.cell().model())))
            .collect(
                Collectors.groupingBy(
                    each -> Conditions.of(each.cell()),
                    Collectors.groupingBy(each -> each.cell().workload())));
    return distinct(Conditions::of).stream()
        .flatMap(
            conditions ->
                Stream.of(Workload.values())
                    .filter(cells.get(conditions)::containsKey)
                    .map(
                        workload ->
                            new Slice(conditions, workload, cells.get(conditions).get(workload))))
        .toList();
  }

  List<Sample> samples(Cell cell) {
    return samples.getOrDefault(cell.id(), List.of());
  }

  List<ForkStats> forks(Cell cell) {
    return forks.computeIfAbsent(cell.id(), id -> forksOf(cell));
  }

  private List<ForkStats> forksOf(Cell cell) {
    return samples(cell).stream()
        .collect(Collectors.groupingBy(Sample::fork, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(fork -> ForkStats.of(fork.getKey(), fork.getValue()))
        .toList();
  }
}
