package org.convmark.bench.plan;

import java.util.List;
import java.util.stream.Stream;

/** The keys of a plan's file, block by block; the JSON schema has the same. */
final class PlanKeys {

  static final List<String> PLAN =
      List.of(
          "name",
          "models",
          "engines",
          "devices",
          "workloads",
          "batches",
          "precisions",
          "threads",
          "layout",
          "inputs",
          "seed",
          "tryAnyway",
          "include",
          "exclude",
          "measurement",
          "overrides");

  static final List<String> MATCHER =
      Stream.concat(
              Stream.of(CellMatcher.Name.values()).map(CellMatcher.Name::key),
              Stream.of(CellMatcher.Count.values()).map(CellMatcher.Count::key))
          .toList();

  static final List<String> OVERRIDE =
      Stream.concat(MATCHER.stream(), Stream.of("measurement")).toList();

  static final List<String> CELL_MEASUREMENT =
      List.of(
          "preset", "forks", "targetPercent", "forkSeconds", "cellSeconds", "warmup", "iterations");

  static final List<String> MEASUREMENT =
      Stream.concat(CELL_MEASUREMENT.stream(), Stream.of("runSeconds", "ceilings")).toList();

  static final List<String> SERIES = List.of("from", "to", "step", "times");

  static final List<String> RANGE = List.of("from", "to");

  static final List<String> BOUNDS = List.of("least", "most");

  private PlanKeys() {}
}
