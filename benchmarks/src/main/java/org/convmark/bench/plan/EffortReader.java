package org.convmark.bench.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.bench.plan.Effort.Limits;
import org.convmark.bench.plan.Plan.Ceilings;
import org.convmark.result.yaml.Problems;
import org.convmark.result.yaml.YamlMap;
import org.convmark.result.yaml.YamlValues;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the block {@code measurement} of a plan or of some of its cells. */
final class EffortReader {

  private final Problems problems;
  private final YamlValues values;
  private final Numbers numbers;

  EffortReader(Problems problems) {
    this.problems = problems;
    this.values = new YamlValues(problems);
    this.numbers = new Numbers(problems);
  }

  /**
   * What a block says.
   *
   * @param keys that it may have
   * @param base what holds for what it leaves out, unless it names a preset
   */
  Effort read(Node node, String what, List<String> keys, Effort base) {
    return YamlMap.of(node, what, keys, problems).map(map -> read(map, what, base)).orElse(base);
  }

  /**
   * Whether a plan's block has ceilings measured, or else its preset. What else is wrong with the
   * block is told by whoever reads the rest of it.
   */
  Ceilings ceilings(Node node, String what) {
    Optional<YamlMap> block = YamlMap.of(node, what, new Problems(PlanReader.KIND, ""));
    Optional<Node> own = block.flatMap(map -> map.get("ceilings"));
    if (own.isPresent()) {
      return values.truth(own.get(), what + ": ceilings").orElse(true)
          ? Ceilings.MEASURE
          : Ceilings.LEAVE_OUT;
    }
    return block
        .flatMap(map -> map.get("preset"))
        .flatMap(
            preset ->
                new YamlValues(new Problems(PlanReader.KIND, ""))
                    .meaning(preset, "preset", PlanFile::presetCeilings))
        .orElse(Ceilings.MEASURE);
  }

  private Effort read(YamlMap map, String what, Effort base) {
    Effort effort =
        map.get("preset")
            .flatMap(node -> values.meaning(node, what + ": preset", PlanFile::preset))
            .map(preset -> ofCells(preset, map, base))
            .orElse(base);
    effort = counts(map, what, effort);
    effort = effort.withTime(time(map, what, effort.time()));
    for (String problem : effort.shortages()) {
      Node at = map.get(problem.substring(0, problem.indexOf(':'))).orElse(map.node());
      problems.add(at, "%s: %s", what, problem);
    }
    return effort;
  }

  /** The time of the run is nobody's but the plan's, which alone may have that key. */
  private static Effort ofCells(Effort preset, YamlMap map, Effort base) {
    Limits time = preset.time();
    double run = map.get("runSeconds").isPresent() ? time.runSeconds() : base.time().runSeconds();
    return preset.withTime(new Limits(time.forkSeconds(), time.cellSeconds(), run));
  }

  private Effort counts(YamlMap map, String what, Effort base) {
    Bounds forks = bounds(map, what, "forks", Effort.FORKS).orElse(base.forks());
    Bounds warmup = bounds(map, what, "warmup", Effort.ITERATIONS).orElse(base.warmup());
    Bounds iterations =
        bounds(map, what, "iterations", Effort.ITERATIONS).orElse(base.iterations());
    double target =
        map.get("targetPercent")
            .flatMap(node -> values.decimal(node, what + ": targetPercent", Effort.MOST_PERCENT))
            .orElse(base.targetPercent());
    return base.withForks(forks).withTargetPercent(target).withIterations(warmup, iterations);
  }

  private Optional<Bounds> bounds(YamlMap map, String what, String key, Bounds within) {
    return map.get(key)
        .flatMap(node -> numbers.bounds(node, what + ": " + key, PlanKeys.BOUNDS, within));
  }

  private Limits time(YamlMap map, String what, Limits base) {
    UnaryOperator<String> name = key -> what + ": " + key;
    return new Limits(
        seconds(map, name, "forkSeconds").orElse(base.forkSeconds()),
        seconds(map, name, "cellSeconds").orElse(base.cellSeconds()),
        seconds(map, name, "runSeconds").orElse(base.runSeconds()));
  }

  private Optional<Double> seconds(YamlMap map, UnaryOperator<String> name, String key) {
    return map.get(key).flatMap(node -> values.decimal(node, name.apply(key), Effort.MOST_SECONDS));
  }
}
