package org.convmark.result.finding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.convmark.result.Measurement;
import org.convmark.result.Phase;
import org.convmark.result.Run;
import org.convmark.result.Sample;
import org.convmark.result.environment.Load;

/** A run, with its samples sorted by cell and fork once for all analysers. */
final class Material {

  private final Run run;
  private final List<TimedCell> cells;

  Material(Run run) {
    this.run = run;
    Map<String, List<Sample>> samples =
        run.samples().stream()
            .filter(sample -> sample.phase() == Phase.MEASURE)
            .collect(Collectors.groupingBy(Sample::cellId));
    this.cells =
        run.measurements().stream()
            .filter(Measurement::isOk)
            .map(row -> new TimedCell(row, forks(samples.getOrDefault(row.cell().id(), List.of()))))
            .toList();
  }

  private static List<double[]> forks(List<Sample> samples) {
    return samples.stream()
        .collect(Collectors.groupingBy(Sample::fork, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(fork -> fork.stream().mapToDouble(Sample::seconds).toArray())
        .toList();
  }

  /** The cells that were timed, in the run's order. */
  List<TimedCell> cells() {
    return cells;
  }

  /** A fact of the environment, or empty text. */
  String fact(String key) {
    return run.environment().get(key);
  }

  /** The load of the machine as a fact has it. */
  Optional<Load> load(String key) {
    return Load.of(run.environment(), key);
  }

  /** A fact that is a number; empty for any other text. */
  OptionalDouble number(String key) {
    return parse(fact(key));
  }

  /** A number of a text; empty for any other text. */
  static OptionalDouble parse(String text) {
    return text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }
}
