package org.convmark.bench.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.own.InputShape;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.bench.plan.Plan.Ceilings;
import org.convmark.bench.plan.Plan.Common;
import org.convmark.bench.plan.Plan.OnShortage;
import org.convmark.bench.plan.Plan.Scope;
import org.convmark.bench.plan.Plan.Settings;
import org.convmark.result.Workload;
import org.convmark.result.yaml.Problems;
import org.convmark.result.yaml.YamlMap;
import org.convmark.result.yaml.YamlProblems;
import org.convmark.result.yaml.YamlText;
import org.convmark.result.yaml.YamlValues;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a plan whole, and collects what is wrong with it. */
final class PlanReader {

  static final String KIND = "plan";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final Problems problems;
  private final YamlValues values;
  private final Numbers numbers;
  private final SelectionReader selections;

  private PlanReader(Problems problems) {
    this.problems = problems;
    this.values = new YamlValues(problems);
    this.numbers = new Numbers(problems);
    this.selections = new SelectionReader(problems);
  }

  /**
   * The plan that a file says.
   *
   * @param source what to call the file
   * @param fallbackName the plan's, if it says none
   * @param base the effort unless it says another
   * @throws YamlProblems with all that is wrong
   */
  static Plan read(byte[] yaml, String source, String fallbackName, Effort base) {
    Problems problems = new Problems(KIND, source);
    Optional<Plan> plan =
        new YamlText(problems)
            .root(yaml, "models")
            .flatMap(root -> new PlanReader(problems).plan(root, fallbackName, base));
    problems.throwIfAny();
    return plan.orElseThrow();
  }

  private Optional<Plan> plan(Node root, String fallbackName, Effort base) {
    return YamlMap.of(root, KIND, PlanKeys.PLAN, problems)
        .flatMap(map -> plan(map, fallbackName, base));
  }

  private Optional<Plan> plan(YamlMap map, String fallbackName, Effort base) {
    String name =
        map.get("name")
            .flatMap(node -> values.meaning(node, "name", PlanReader::name))
            .orElse(fallbackName);
    Optional<Plan> cells = cells(map, name, base);
    Effort effort =
        map.get("measurement")
            .map(
                node ->
                    new EffortReader(problems)
                        .read(node, "measurement", PlanKeys.MEASUREMENT, base))
            .orElse(base);
    List<CellEffort> exceptions = selections.exceptions(map, effort);
    cells.ifPresent(plan -> selections.requireUse(exceptions, plan.cells()));
    return cells.map(plan -> new Plan(name, plan.scope(), plan.settings(), effort, exceptions));
  }

  /** What is measured; empty if that can't be told. */
  private Optional<Plan> cells(YamlMap map, String name, Effort base) {
    int before = problems.count();
    List<String> models = names(map, "models", List.of(), Names::models);
    List<String> engines = names(map, "engines", List.of(), text -> List.of(Names.engine(text)));
    List<String> devices =
        names(map, "devices", List.of("cpu"), text -> List.of(Names.device(text)));
    List<String> workloads =
        names(
            map,
            "workloads",
            List.of(Workload.FORWARD.word()),
            text -> List.of(Names.workload(text)));
    if (map.get("models").isEmpty()) {
      problems.add(map.node(), "models: expected at least one, such as 'models: [resnet50]'");
    }
    Selection selection = selections.selection(map);
    Settings settings = settings(map);
    if (problems.count() > before) {
      return Optional.empty();
    }
    return checked(
        map,
        () ->
            new Plan(
                name, new Scope(models, engines, devices, workloads, selection), settings, base));
  }

  private Optional<Plan> checked(YamlMap map, Supplier<Plan> source) {
    try {
      Plan plan = source.get();
      requireCells(map, plan);
      return Optional.of(plan);
    } catch (IllegalArgumentException e) {
      problems.add(map.node(), "%s", e.getMessage());
      return Optional.empty();
    }
  }

  private void requireCells(YamlMap map, Plan plan) {
    if (!plan.cells().isEmpty()) {
      selections.requireUse(plan.scope().selection(), plan.combinations());
      return;
    }
    Selection selection = plan.scope().selection();
    long included = plan.combinations().stream().filter(selection::isIncluded).count();
    Node at = map.get(included > 0 ? "exclude" : "include").orElse(map.node());
    problems.add(
        at,
        "no cell is left: of %d combinations %s %d%s",
        plan.combinations().size(),
        selection.include().isEmpty() ? "there are" : "include chooses",
        included,
        included > 0
            ? ", and exclude takes them all; let exclude match fewer"
            : "; let it match some, or name an engine that has the workloads");
  }

  private Settings settings(YamlMap map) {
    List<Integer> batches = integers(map, "batches", new Bounds(1, Plan.MOST_IMAGES));
    return new Settings(
        batches.isEmpty() ? List.of(1) : batches,
        names(
            map,
            "precisions",
            List.of(Precision.FP32.word()),
            text -> List.of(Names.precision(text))),
        integers(map, "threads", new Bounds(1, Plan.mostThreads())),
        common(map));
  }

  private Common common(YamlMap map) {
    return new Common(
        map.get("layout").flatMap(node -> values.meaning(node, "layout", Layout::of)),
        inputs(map),
        map.get("seed").flatMap(node -> values.whole(node, "seed")).orElse(Common.DEFAULT_SEED),
        map.get("tryAnyway").flatMap(node -> values.truth(node, "tryAnyway")).orElse(false)
            ? OnShortage.TRY_ANYWAY
            : OnShortage.PREDICT,
        map.get("measurement")
            .map(node -> new EffortReader(problems).ceilings(node, "measurement"))
            .orElse(Ceilings.MEASURE));
  }

  private Map<String, String> inputs(YamlMap map) {
    Map<String, String> inputs = new LinkedHashMap<>();
    map.get("inputs")
        .flatMap(node -> YamlMap.of(node, "inputs", problems))
        .ifPresent(
            block ->
                block
                    .entries()
                    .forEach(
                        (name, node) ->
                            values
                                .meaning(node, "inputs", text -> shape(name, text))
                                .ifPresent(shape -> inputs.put(name, shape))));
    return inputs;
  }

  private static String shape(String name, String text) {
    InputShape.of(name, text);
    return text;
  }

  private static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "expected 1 to 64 letters, digits, dots, dashes, found '" + YamlValues.cut(text) + "'");
    }
    return text;
  }

  private List<String> names(
      YamlMap map, String key, List<String> fallback, Function<String, List<String>> meaning) {
    Optional<Node> node = map.get(key);
    if (node.isEmpty()) {
      return fallback;
    }
    List<String> names = new ArrayList<>();
    for (Node item : values.items(node.get(), key)) {
      values.meaning(item, key, meaning).ifPresent(names::addAll);
    }
    return names.isEmpty() ? fallback : names;
  }

  private List<Integer> integers(YamlMap map, String key, Bounds bounds) {
    return map.get(key).map(node -> numbers.list(node, key, bounds)).orElse(List.of());
  }
}
