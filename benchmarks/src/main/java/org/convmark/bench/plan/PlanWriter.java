package org.convmark.bench.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.List;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.bench.plan.Plan.Ceilings;
import org.convmark.bench.plan.Plan.Common;
import org.convmark.bench.plan.Plan.OnShortage;

/** Writes a plan with everything said: presets, series and patterns of models are resolved. */
final class PlanWriter {

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));

  private PlanWriter() {}

  static String write(Plan plan) {
    ObjectNode root = YAML.createObjectNode();
    root.put("name", plan.name());
    names(root, "models", plan.scope().models());
    names(root, "engines", plan.scope().engines());
    names(root, "devices", plan.scope().devices());
    names(root, "workloads", plan.scope().workloads());
    numbers(root, "batches", plan.settings().batches());
    names(root, "precisions", plan.settings().precisions());
    numbers(root, "threads", plan.settings().threads());
    common(root, plan.settings().common());
    matchers(root, "include", plan.scope().selection().include());
    matchers(root, "exclude", plan.scope().selection().exclude());
    measurement(root, plan.effort());
    root.withObjectProperty("measurement")
        .put("runSeconds", plan.effort().time().runSeconds())
        .put("ceilings", plan.settings().common().ceilings() == Ceilings.MEASURE);
    exceptions(root, plan.exceptions());
    try {
      return YAML.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void common(ObjectNode root, Common common) {
    common.layout().ifPresent(layout -> root.put("layout", layout.word()));
    common.inputs().forEach((name, shape) -> root.withObjectProperty("inputs").put(name, shape));
    root.put("seed", common.seed());
    root.put("tryAnyway", common.onShortage() == OnShortage.TRY_ANYWAY);
  }

  private static void names(ObjectNode root, String key, List<String> names) {
    if (!names.isEmpty()) {
      names.forEach(root.putArray(key)::add);
    }
  }

  private static void numbers(ObjectNode root, String key, List<Integer> numbers) {
    if (!numbers.isEmpty()) {
      numbers.forEach(root.putArray(key)::add);
    }
  }

  private static void matchers(ObjectNode root, String key, List<CellMatcher> matchers) {
    if (!matchers.isEmpty()) {
      ArrayNode array = root.putArray(key);
      matchers.forEach(matcher -> matcher(array.addObject(), matcher));
    }
  }

  private static void matcher(ObjectNode node, CellMatcher matcher) {
    matcher.names().forEach((name, patterns) -> names(node, name.key(), patterns));
    matcher
        .counts()
        .forEach(
            (count, ranges) -> {
              ArrayNode array = node.putArray(count.key());
              ranges.forEach(range -> bounds(array.addObject(), PlanKeys.RANGE, range));
            });
  }

  private static void exceptions(ObjectNode root, List<CellEffort> exceptions) {
    if (exceptions.isEmpty()) {
      return;
    }
    ArrayNode array = root.putArray("overrides");
    for (CellEffort exception : exceptions) {
      ObjectNode node = array.addObject();
      matcher(node, exception.cells());
      measurement(node, exception.effort());
    }
  }

  private static void measurement(ObjectNode parent, Effort effort) {
    ObjectNode node = parent.putObject("measurement");
    bounds(node.putObject("forks"), PlanKeys.BOUNDS, effort.forks());
    node.put("targetPercent", effort.targetPercent());
    node.put("forkSeconds", effort.time().forkSeconds());
    node.put("cellSeconds", effort.time().cellSeconds());
    bounds(node.putObject("warmup"), PlanKeys.BOUNDS, effort.warmup());
    bounds(node.putObject("iterations"), PlanKeys.BOUNDS, effort.iterations());
  }

  private static void bounds(ObjectNode node, List<String> keys, Bounds bounds) {
    node.put(keys.get(0), bounds.least());
    node.put(keys.get(1), bounds.most());
  }
}
