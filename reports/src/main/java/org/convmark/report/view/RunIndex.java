package org.convmark.report.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.Sample;
import org.convmark.result.Workload;

/** A run, with the ways into it that sections need. Order is the order of the plan. */
final class RunIndex {

  private final Run run;
  private final Map<String, List<Sample>> samples;

  RunIndex(Run run) {
    this.run = run;
    this.samples = run.samples().stream().collect(Collectors.groupingBy(Sample::cellId));
  }

  Run run() {
    return run;
  }

  List<Measurement> all() {
    return run.measurements();
  }

  List<Measurement> ok() {
    return all().stream().filter(Measurement::isOk).toList();
  }

  /** The engines; an engine's place is its tint in every chart. */
  List<String> engines() {
    return distinct(Cell::engine);
  }

  List<String> models() {
    return distinct(Cell::model);
  }

  <T> List<T> distinct(Function<Cell, T> property) {
    return all().stream().map(Measurement::cell).map(property).distinct().toList();
  }

  /** The conditions and workloads that have at least one timed cell. */
  List<Slice> slices() {
    return distinct(Conditions::of).stream()
        .flatMap(
            conditions ->
                List.of(Workload.values()).stream()
                    .map(workload -> slice(conditions, workload))
                    .filter(slice -> !slice.ok().isEmpty()))
        .toList();
  }

  Slice slice(Conditions conditions, Workload workload) {
    return new Slice(
        conditions,
        workload,
        all().stream()
            .filter(each -> Conditions.of(each.cell()).equals(conditions))
            .filter(each -> each.cell().workload() == workload)
            .sorted(Comparator.comparingInt(each -> models().indexOf(each.cell().model())))
            .toList());
  }

  List<Sample> samples(Cell cell) {
    return samples.getOrDefault(cell.id(), List.of());
  }

  List<ForkStats> forks(Cell cell) {
    return samples(cell).stream()
        .collect(Collectors.groupingBy(Sample::fork, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(fork -> ForkStats.of(fork.getKey(), fork.getValue()))
        .toList();
  }
}
