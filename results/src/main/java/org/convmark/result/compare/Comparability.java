package org.convmark.result.compare;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.result.Cell;
import org.convmark.result.NetworkCost;

/** Whether two sides measured the same network, set up alike, on the same hardware. */
final class Comparability {

  private final Side base;
  private final Side later;

  Comparability(Side base, Side later) {
    this.base = base;
    this.later = later;
  }

  /** What makes two measurements of a cell measurements of different things. */
  Optional<String> objection(Cell cell) {
    return Stream.of(
            objection("machine", machine(cell)),
            objection("version of the suite", version(cell)),
            objection("network", network(cell)),
            objection("setting", settings(cell)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> objection(String what, List<Difference> differences) {
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            what
                + " differs: "
                + differences.stream().map(Difference::toString).collect(Collectors.joining("; ")));
  }

  /** The facts that differ, or the bare fingerprints where the runs do not tell the facts. */
  private List<Difference> machine(Cell cell) {
    Optional<Difference> ids = Difference.unlessOne("", base.machines(cell), later.machines(cell));
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<String, Set<String>> then = base.hardware(cell);
    Map<String, Set<String>> now = later.hardware(cell);
    List<Difference> facts =
        then.keySet().stream()
            .filter(now::containsKey)
            .flatMap(key -> Difference.unlessOne(key, then.get(key), now.get(key)).stream())
            .toList();
    return facts.isEmpty() ? List.of(ids.get()) : facts;
  }

  /** None if either side does not tell it, as a results.csv that stands alone. */
  private List<Difference> version(Cell cell) {
    Set<String> then = base.versions(cell);
    Set<String> now = later.versions(cell);
    return then.isEmpty() || now.isEmpty()
        ? List.of()
        : Difference.unlessOne("", then, now).stream().toList();
  }

  private List<Difference> network(Cell cell) {
    Set<NetworkCost> then = base.networks(cell);
    Set<NetworkCost> now = later.networks(cell);
    if (then.isEmpty() && now.isEmpty()) {
      return List.of();
    }
    return Stream.of(Metric.values())
        .filter(Metric::isExact)
        .flatMap(
            metric ->
                Difference.unlessOne(
                    metric.word(), figures(then, metric::value), figures(now, metric::value))
                    .stream())
        .toList();
  }

  private static Collection<Long> figures(
      Set<NetworkCost> networks, ToLongFunction<NetworkCost> figure) {
    return networks.stream().map(figure::applyAsLong).collect(Collectors.toSet());
  }

  private List<Difference> settings(Cell cell) {
    Map<String, Set<String>> then = base.settings(cell);
    Map<String, Set<String>> now = later.settings(cell);
    Set<String> keys = new TreeSet<>(then.keySet());
    keys.addAll(now.keySet());
    return keys.stream()
        .flatMap(
            key ->
                Difference.unlessOne(
                    key, then.getOrDefault(key, Set.of()), now.getOrDefault(key, Set.of()))
                    .stream())
        .toList();
  }
}
