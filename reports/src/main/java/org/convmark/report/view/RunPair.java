package org.convmark.report.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convmark.result.Run;
import org.convmark.result.compare.Comparer;
import org.convmark.result.compare.Rules;
import org.convmark.result.compare.Side;
import org.convmark.result.compare.SideGap;

/**
 * A run and the one that it is held against.
 *
 * @param base the first run of the machine
 * @param later another of the same machine
 * @param place of the later one among all runs of the report
 */
record RunPair(Run base, Run later, int place) {

  /** Every run whose machine an earlier one is of, in their order; one of no machine is in none. */
  static List<RunPair> of(List<Run> runs) {
    Map<String, Run> bases = new HashMap<>();
    List<RunPair> pairs = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      Run base = bases.putIfAbsent(run.machineId(), run);
      if (base != null && !run.machineId().isEmpty()) {
        pairs.add(new RunPair(base, run, i));
      }
    }
    return pairs;
  }

  Comparer comparer() {
    return new Comparer(Side.of(List.of(base)), Side.of(List.of(later)), Rules.DEFAULT);
  }

  /** Why comparing the two would say nothing, in a sentence; empty if it would not. */
  Optional<String> objection() {
    if (base.id().equals(later.id()) && base.startedAt().equals(later.startedAt())) {
      return Optional.of(
          "Both are copies of one run, whose forks are evidence once; give two different runs.");
    }
    return SideGap.between(Side.of(List.of(base)), Side.of(List.of(later)))
        .map(gap -> "They have no cell in common: " + gap + ".");
  }
}
