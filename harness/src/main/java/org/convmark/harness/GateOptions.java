package org.convmark.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.convmark.bench.plan.Plan;
import org.convmark.result.Run;
import org.convmark.result.baseline.Accepted;
import org.convmark.result.baseline.Baseline;
import org.convmark.result.baseline.Baselines;
import org.convmark.result.baseline.Gate;
import org.convmark.result.compare.RaisedRules;
import org.convmark.result.compare.Rules;
import org.convmark.result.compare.Series;
import org.convmark.result.environment.EnvironmentCapture;
import org.convmark.result.history.BetweenRunVariation;
import org.convmark.result.rules.RulesFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether and how a run is held to the baseline of its machine. */
final class GateOptions {

  /** As far back as steps are looked for at once. */
  private static final int HISTORY = 50;

  @Option(
      names = "--gate",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description = {
        "Compares the run with the baseline of this machine, measures what stays open once more,",
        "and exits with 1 if a cell got worse, failed or is missing; see docs/gate.md."
      })
  private boolean asked;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "With --gate: YAML file with thresholds and acknowledged changes of series.")
  private Path rules;

  @Mixin private BaselineOption option;

  boolean isAsked() {
    if (rules != null && !asked) {
      throw new IllegalArgumentException("--rules: it goes with --gate only");
    }
    return asked;
  }

  private Rules rules(Path runs, String judged, List<Accepted> accepted) throws IOException {
    Rules all = rules == null ? Rules.DEFAULT : Rules.DEFAULT.under(RulesFile.read(rules));
    // where every night begins in a fresh checkout, there are accepted runs alone
    Map<String, Run> earlier = new LinkedHashMap<>();
    accepted.forEach(each -> earlier.put(each.id(), each.run()));
    EarlierRuns.ofThisMachine(runs, HISTORY).forEach(run -> earlier.put(run.id(), run));
    earlier.remove(judged);
    List<Run> known = List.copyOf(earlier.values());
    return new RaisedRules(all, series -> variation(known, series));
  }

  private static OptionalDouble variation(List<Run> earlier, Series series) {
    return BetweenRunVariation.of(earlier, series).stream()
        .mapToDouble(BetweenRunVariation::share)
        .findFirst();
  }

  /**
   * The gate for a plan, which is there before hours are spent on measuring.
   *
   * @param runs folder of earlier runs, between which figures vary anyway
   * @param judged the run itself, whose own figures must not excuse it
   * @throws IOException if this machine has no baseline, or it can't be read
   * @throws IllegalArgumentException if the baseline has no cell of the plan
   */
  Gate gate(Plan plan, Path runs, String judged) throws IOException {
    Baselines baselines = option.baselines();
    String machine = new EnvironmentCapture().machine().id();
    List<Accepted> accepted = baselines.of(machine);
    Baseline baseline = new Baseline(accepted);
    if (baseline.cells().isEmpty()) {
      throw noBaseline(baselines, machine);
    }
    Gate gate =
        new Gate(baseline, new LinkedHashSet<>(plan.cells()), rules(runs, judged, accepted));
    if (gate.watched().isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "plan %s: expected at least one cell that the baseline of machine %s has, found none;"
                  + " accept a run of this plan with 'convmark baseline accept RUN'",
              plan.name(),
              machine));
    }
    return gate;
  }

  static IOException noBaseline(Baselines baselines, String machine) {
    return new IOException(
        String.format(
            Locale.ROOT,
            "%s: expected a baseline of machine %s, found none; measure one without --gate and make it"
                + " the baseline with 'convmark baseline accept RUN'",
            baselines.root(),
            machine));
  }
}
