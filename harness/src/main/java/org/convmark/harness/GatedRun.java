package org.convmark.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.convmark.bench.plan.Plan;
import org.convmark.bench.run.PlanRunner;
import org.convmark.bench.run.PlanRunner.Left;
import org.convmark.bench.run.PlanRunner.OnChange;
import org.convmark.bench.run.PlanRunner.Resumption;
import org.convmark.result.Run;
import org.convmark.result.baseline.Gate;
import org.convmark.result.baseline.GateResult;
import org.convmark.result.csv.RunFolder;

/** A measured run before the gate. */
final class GatedRun {

  private static final Resumption GO_ON = new Resumption(OnChange.REFUSE, Left.WITHOUT_ROW);

  private final Gate gate;
  private final Measuring measuring;

  GatedRun(Gate gate, Measuring measuring) {
    this.gate = gate;
    this.measuring = measuring;
  }

  /**
   * Looks at the run, measures once more what is open, and looks at that.
   *
   * @param plan that the run measured
   */
  GateResult judge(Plan plan, RunFolder folder) throws IOException {
    Run run = folder.read();
    GateResult first = gate.first(run);
    if (first.open().isEmpty()) {
      return first;
    }
    measuring.terminal().note(first.open().size() + " cells are open: measuring them once more");
    return gate.second(first, run, again(plan.only(first.open()).withoutCeilings(), folder.path()));
  }

  /**
   * Prints the verdict, and writes it beside the run.
   *
   * @throws IllegalArgumentException if nothing was compared, with the reason of the first cell
   */
  void tell(GateResult result, RunFolder folder) throws IOException {
    measuring.terminal().gate(result);
    if (!result.hasComparisons() && result.failing().isEmpty()) {
      GateSummary.remove(folder);
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: expected at least one cell to compare with the baseline, found none; %s",
              folder.path(),
              result.comparisons().stream()
                  .findFirst()
                  .map(each -> each.series() + ": " + each.remark())
                  .orElse("the run holds no cells")));
    }
    GateSummary.write(result, folder);
  }

  private Run again(Plan plan, Path first) throws IOException {
    Path path = first.toAbsolutePath().normalize();
    Path second = path.resolveSibling(path.getFileName() + RunFolder.SECOND_LOOK);
    if (Files.isRegularFile(second.resolve("plan.yaml"))) {
      RunFolder begun = RunFolder.open(second);
      measuring.goOn(PlanRunner.planOf(begun), begun, GO_ON);
      return begun.read();
    }
    RunFolder fresh = RunFolder.create(path.getParent(), second.getFileName().toString());
    measuring.begin(plan, fresh);
    return fresh.read();
  }
}
