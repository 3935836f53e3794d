package org.convmark.bench.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.own.OwnModel;
import org.convmark.bench.plan.CellMatcher.Count;
import org.convmark.bench.plan.CellMatcher.Name;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.model.arch.Architecture;
import org.convmark.model.arch.Architectures;
import org.convmark.result.Cell;
import org.convmark.result.Workload;
import org.convmark.result.yaml.Glob;
import org.convmark.result.yaml.Problems;
import org.convmark.result.yaml.YamlMap;
import org.convmark.result.yaml.YamlValues;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what cells are included, excluded or given other evidence. */
final class SelectionReader {

  private final Problems problems;
  private final YamlValues values;
  private final Numbers numbers;
  private final IdentityHashMap<CellMatcher, YamlMap> places = new IdentityHashMap<>();

  SelectionReader(Problems problems) {
    this.problems = problems;
    this.values = new YamlValues(problems);
    this.numbers = new Numbers(problems);
  }

  Selection selection(YamlMap plan) {
    return new Selection(matchers(plan, "include"), matchers(plan, "exclude"));
  }

  private List<CellMatcher> matchers(YamlMap plan, String key) {
    List<CellMatcher> matchers = new ArrayList<>();
    for (Node item : items(plan, key)) {
      YamlMap.of(item, key, PlanKeys.MATCHER, problems)
          .ifPresent(map -> matchers.add(matcher(map, key)));
    }
    return matchers;
  }

  private List<Node> items(YamlMap plan, String key) {
    return plan.get(key).map(node -> values.items(node, key)).orElse(List.of());
  }

  List<CellEffort> exceptions(YamlMap plan, Effort base) {
    String key = "overrides";
    List<CellEffort> exceptions = new ArrayList<>();
    for (Node item : items(plan, key)) {
      Optional<YamlMap> map = YamlMap.of(item, key, PlanKeys.OVERRIDE, problems);
      Optional<Node> measurement = map.flatMap(block -> block.get("measurement"));
      if (map.isPresent() && measurement.isEmpty()) {
        problems.add(item, "%s: expected the key 'measurement', found none", key);
      }
      measurement.ifPresent(
          node -> exceptions.add(new CellEffort(matcher(map.get(), key), effort(node, base))));
    }
    return exceptions;
  }

  private Effort effort(Node node, Effort base) {
    String what = "overrides: measurement";
    return new EffortReader(problems).read(node, what, PlanKeys.CELL_MEASUREMENT, base);
  }

  private CellMatcher matcher(YamlMap map, String what) {
    Map<Name, List<String>> names = new EnumMap<>(Name.class);
    Map<Count, List<Bounds>> counts = new EnumMap<>(Count.class);
    map.entries()
        .forEach(
            (key, node) -> {
              String where = what + ": " + key;
              Name.of(key).ifPresent(name -> names.put(name, patterns(name, node, where)));
              Count.of(key).ifPresent(count -> counts.put(count, numbers.ranges(node, where)));
            });
    if (names.isEmpty() && counts.isEmpty()) {
      problems.add(map.node(), "%s: expected one of %s", what, String.join(", ", PlanKeys.MATCHER));
    }
    CellMatcher matcher = new CellMatcher(names, counts);
    places.put(matcher, map);
    return matcher;
  }

  /** Says of each include and exclude that chooses nothing that it does. */
  void requireUse(Selection selection, List<Cell> combinations) {
    selection.include().forEach(matcher -> requireUse(matcher, "include", combinations));
    selection.exclude().forEach(matcher -> requireUse(matcher, "exclude", combinations));
  }

  /** Says of each override that is for no cell that it is not. */
  void requireUse(List<CellEffort> exceptions, List<Cell> cells) {
    exceptions.forEach(exception -> requireUse(exception.cells(), "overrides", cells));
  }

  private void requireUse(CellMatcher matcher, String what, List<Cell> cells) {
    if (cells.stream().noneMatch(matcher::matches)) {
      problems.add(
          places.get(matcher).node(),
          "%s: matches none of the %d cells; correct it or leave it out",
          what,
          cells.size());
    }
  }

  private List<String> patterns(Name name, Node node, String what) {
    UnaryOperator<String> known = text -> known(name, text);
    List<String> patterns = new ArrayList<>();
    for (Node item : values.items(node, what)) {
      values.meaning(item, what, known).ifPresent(patterns::add);
    }
    return patterns;
  }

  /** The pattern, if anything that can be measured has such a name. */
  private static String known(Name name, String text) {
    if (Glob.isPattern(text)) {
      requireMatch(name, text);
      return text;
    }
    return switch (name) {
      case MODEL -> model(text);
      case ENGINE -> Names.engine(text);
      case DEVICE -> Names.device(text);
      case WORKLOAD -> Names.workload(text);
      case PRECISION -> Names.precision(text);
    };
  }

  /** A name without a slash stays one, since it stands for all forms of the network. */
  private static String model(String text) {
    String full = Names.models(text).get(0);
    return text.contains("/") || OwnModel.isNamed(text) ? full : text;
  }

  private static void requireMatch(Name name, String pattern) {
    Stream<String> known =
        switch (name) {
          case MODEL -> models(pattern);
          case ENGINE -> Engines.names().stream();
          case DEVICE -> Stream.of(pattern); // which devices there are is the machine's affair
          case WORKLOAD -> Workload.ofNetworks().stream().map(Workload::word);
          case PRECISION -> Stream.of(Precision.values()).map(Precision::word);
        };
    Glob glob = new Glob(pattern);
    if (name != Name.DEVICE && known.noneMatch(glob::matches)) {
      throw new IllegalArgumentException("'" + YamlValues.cut(pattern) + "' matches no name");
    }
  }

  private static Stream<String> models(String pattern) {
    if (OwnModel.isNamed(pattern)) {
      return Stream.of(pattern);
    }
    return pattern.contains("/")
        ? Architectures.variants().stream().map(form -> form.fullName())
        : Architectures.all().stream().map(Architecture::name);
  }
}
