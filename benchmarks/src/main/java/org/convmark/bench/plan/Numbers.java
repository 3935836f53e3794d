package org.convmark.bench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.result.yaml.Problems;
import org.convmark.result.yaml.YamlMap;
import org.convmark.result.yaml.YamlValues;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads numbers of which there may be many: lists, series such as 1, 2, 4, … 64, and ranges. */
final class Numbers {

  private static final int MOST_VALUES = 1000;

  private final Problems problems;
  private final YamlValues values;

  Numbers(Problems problems) {
    this.problems = problems;
    this.values = new YamlValues(problems);
  }

  /** The numbers of a list, in which {@code {from: 1, to: 64, times: 2}} stands for several. */
  List<Integer> list(Node node, String what, Bounds bounds) {
    List<Integer> all = new ArrayList<>();
    for (Node item : values.items(node, what)) {
      if (item instanceof MappingNode) {
        all.addAll(series(item, what, bounds));
      } else {
        values.whole(item, what, bounds.least(), bounds.most()).ifPresent(all::add);
      }
    }
    return all;
  }

  private List<Integer> series(Node node, String what, Bounds bounds) {
    Optional<YamlMap> map = YamlMap.of(node, what, PlanKeys.SERIES, problems);
    Optional<Bounds> ends = map.flatMap(block -> bounds(block, what, PlanKeys.RANGE, bounds));
    if (ends.isEmpty()) {
      return List.of();
    }
    Optional<Node> step = map.get().get("step");
    Optional<Node> times = map.get().get("times");
    if (step.isPresent() == times.isPresent()) {
      problems.add(node, "%s: expected either step or times beside from and to", what);
      return List.of();
    }
    int slowest = step.isPresent() ? 1 : 2;
    return values
        .whole(step.or(() -> times).orElseThrow(), what, slowest, Integer.MAX_VALUE)
        .map(by -> step.isPresent() ? count(ends.get(), 1, by) : count(ends.get(), by, 0))
        .map(list -> few(list, node, what))
        .orElse(List.of());
  }

  private static List<Integer> count(Bounds ends, int factor, int summand) {
    List<Integer> list = new ArrayList<>();
    for (long value = ends.least();
        value <= ends.most() && list.size() <= MOST_VALUES;
        value = value * factor + summand) {
      list.add(Math.toIntExact(value));
    }
    return list;
  }

  private List<Integer> few(List<Integer> list, Node node, String what) {
    if (list.size() > MOST_VALUES) {
      problems.add(node, "%s: expected at most %d values, found more", what, MOST_VALUES);
      return List.of();
    }
    return list;
  }

  /** Single numbers and ranges such as {@code {from: 8, to: 64}}. */
  List<Bounds> ranges(Node node, String what) {
    Bounds any = new Bounds(1, Integer.MAX_VALUE);
    List<Bounds> ranges = new ArrayList<>();
    for (Node item : values.items(node, what)) {
      bounds(item, what, PlanKeys.RANGE, any).ifPresent(ranges::add);
    }
    return ranges;
  }

  /**
   * Exactly a number, or a block of two.
   *
   * @param keys of the lower and the upper
   */
  Optional<Bounds> bounds(Node node, String what, List<String> keys, Bounds within) {
    return node instanceof MappingNode
        ? YamlMap.of(node, what, keys, problems).flatMap(map -> bounds(map, what, keys, within))
        : values.whole(node, what, within.least(), within.most()).map(Bounds::exactly);
  }

  private Optional<Bounds> bounds(YamlMap map, String what, List<String> keys, Bounds within) {
    Optional<Integer> least = number(map, what, keys.get(0), within);
    Optional<Integer> most = number(map, what, keys.get(1), within);
    if (least.isEmpty() || most.isEmpty()) {
      return Optional.empty();
    }
    if (least.get() > most.get()) {
      problems.add(
          map.node(),
          "%s: expected %s <= %s, found %d and %d",
          what,
          keys.get(0),
          keys.get(1),
          least.get(),
          most.get());
      return Optional.empty();
    }
    return Optional.of(new Bounds(least.get(), most.get()));
  }

  private Optional<Integer> number(YamlMap map, String what, String key, Bounds within) {
    if (map.get(key).isEmpty()) {
      problems.add(map.node(), "%s: expected the key '%s', found none", what, key);
    }
    return map.get(key)
        .flatMap(node -> values.whole(node, what + ": " + key, within.least(), within.most()));
  }
}
