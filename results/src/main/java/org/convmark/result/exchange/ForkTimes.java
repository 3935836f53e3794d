package org.convmark.result.exchange;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.convmark.result.Cell;
import org.convmark.result.Fork;
import org.convmark.result.Phase;
import org.convmark.result.Run;
import org.convmark.result.Sample;

/** The iterations of a run's cells, fork by fork. */
final class ForkTimes {

  private static final double MS_PER_SECOND = 1000;

  private final Map<String, Map<Integer, List<Sample>>> samples;
  private final Map<String, List<Fork>> forks;

  ForkTimes(Run run) {
    samples =
        run.samples().stream()
            .collect(
                Collectors.groupingBy(
                    Sample::cellId,
                    Collectors.groupingBy(Sample::fork, TreeMap::new, Collectors.toList())));
    forks = run.forks().stream().collect(Collectors.groupingBy(Fork::cellId));
  }

  /**
   * The times of the measured iterations in ms; of forks that are kept without their samples the
   * mean alone.
   */
  List<double[]> measured(Cell cell) {
    if (!samples.containsKey(cell.id())) {
      return forks(cell).stream()
          .flatMap(fork -> fork.times().latency().stream())
          .map(latency -> new double[] {latency.meanMs()})
          .toList();
    }
    return samples.get(cell.id()).values().stream()
        .map(fork -> of(fork, Phase.MEASURE))
        .filter(fork -> fork.length > 0)
        .toList();
  }

  /** The most iterations that a fork warmed up for; 0 if it is not known. */
  int warmUp(Cell cell) {
    return samples.getOrDefault(cell.id(), Map.of()).values().stream()
        .mapToInt(fork -> of(fork, Phase.WARMUP).length)
        .max()
        .orElse(0);
  }

  List<Fork> forks(Cell cell) {
    return forks.getOrDefault(cell.id(), List.of());
  }

  private static double[] of(List<Sample> fork, Phase phase) {
    return fork.stream()
        .filter(sample -> sample.phase() == phase)
        .mapToDouble(sample -> sample.seconds() * MS_PER_SECOND)
        .toArray();
  }
}
