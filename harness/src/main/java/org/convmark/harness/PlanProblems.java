package org.convmark.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.convmark.bench.plan.Plan;
import org.convmark.bench.plan.PlanFile;
import org.convmark.result.yaml.YamlProblems;

/** Collects what is wrong with a plan and with the options that replace parts of it. */
final class PlanProblems {

  private final List<String> lines = new ArrayList<>();

  /** The plan of a name or file; if it is wrong, any other for the options to be held to. */
  Plan load(String plan) throws IOException {
    try {
      return PlanFile.load(plan);
    } catch (YamlProblems e) {
      lines.addAll(e.lines());
    } catch (IllegalArgumentException e) {
      lines.add(e.getMessage());
    }
    return PlanFile.load(PlanFile.BUILT_IN.get(0));
  }

  /**
   * What an option makes of a part of the plan, or the part as it was if the option is wrong.
   *
   * @param value of the option; null if it was not given
   */
  <T, V> T with(T part, V value, BiFunction<T, V, T> option) {
    return value == null ? part : with(part, each -> option.apply(each, value));
  }

  /** The same of a part whose options are put together already. */
  <T> T with(T part, UnaryOperator<T> options) {
    try {
      return options.apply(part);
    } catch (IllegalArgumentException e) {
      lines.add(e.getMessage());
      return part;
    }
  }

  void addAll(List<String> more) {
    lines.addAll(more);
  }

  /**
   * Ends if anything was wrong.
   *
   * @throws YamlProblems with all of it, each once
   */
  void throwIfAny() {
    if (!lines.isEmpty()) {
      throw new YamlProblems(lines.stream().distinct().toList());
    }
  }
}
