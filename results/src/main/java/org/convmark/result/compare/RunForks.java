package org.convmark.result.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.convmark.result.Cell;
import org.convmark.result.Fork;
import org.convmark.result.Phase;
import org.convmark.result.Run;
import org.convmark.result.Sample;

/** The forks of a run by their cells, from its samples and from what forks told in short. */
final class RunForks {

  private final Map<String, Map<Integer, List<Sample>>> samples;
  private final Map<String, Map<Integer, Fork>> forks = new HashMap<>();

  RunForks(Run run) {
    samples =
        run.samples().stream()
            .filter(sample -> sample.phase() == Phase.MEASURE)
            .collect(Collectors.groupingBy(Sample::cellId, Collectors.groupingBy(Sample::fork)));
    for (Fork fork : run.forks()) {
      forks.computeIfAbsent(fork.cellId(), unused -> new HashMap<>()).put(fork.number(), fork);
    }
  }

  /** The forks of a cell in their order; none if the run is kept without them. */
  List<ForkFigures> of(Cell cell) {
    Map<Integer, List<Sample>> timed = samples.getOrDefault(cell.id(), Map.of());
    Map<Integer, Fork> told = forks.getOrDefault(cell.id(), Map.of());
    Set<Integer> numbers = new TreeSet<>(timed.keySet());
    numbers.addAll(told.keySet());
    List<ForkFigures> figures =
        numbers.stream()
            .map(
                number ->
                    figures(
                        Optional.ofNullable(timed.get(number)),
                        Optional.ofNullable(told.get(number))))
            .toList();
    boolean isTimed = figures.stream().anyMatch(fork -> fork.meanMs().isPresent());
    return isTimed ? figures : List.of();
  }

  private static ForkFigures figures(Optional<List<Sample>> samples, Optional<Fork> fork) {
    Optional<Fork.Latency> timed =
        samples.flatMap(
            all -> Fork.Latency.of(all.stream().mapToDouble(Sample::seconds).toArray()));
    return ForkFigures.of(timed.or(() -> fork.flatMap(told -> told.times().latency())), fork);
  }
}
