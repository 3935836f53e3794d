package org.convmark.harness;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.own.OwnModel;
import org.convmark.bench.plan.CellEffort;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Plan;
import org.convmark.result.Workload;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that choose a plan and replace what it says. */
final class PlanOptions {

  @Option(
      names = "--plan",
      paramLabel = "NAME|FILE",
      defaultValue = "quick",
      description =
          "dry, quick, standard, paper, nightly or a YAML file; default: ${DEFAULT-VALUE}.")
  private String plan;

  @Option(
      names = "--model",
      paramLabel = "M",
      description = {
        "Such as resnet50; 'resnet*' is the default form of each, 'resnet50/*' every form;"
            + " repeatable.",
        "file:PATH.onnx is an ONNX file of your own, which onnxruntime runs; file:PATH.pt a"
            + " TorchScript archive, which pytorch-script runs. Without --engine and --workload"
            + " only these engines run them, forward."
      })
  private List<String> models;

  @Option(names = "--engine", paramLabel = "E", description = "Such as pytorch; repeatable.")
  private List<String> engines;

  @Option(names = "--device", paramLabel = "D", description = "Such as cpu; repeatable.")
  private List<String> devices;

  @Option(
      names = "--workload",
      paramLabel = "W",
      description = "forward, backward or train-step; repeatable.")
  private List<String> workloads;

  @Option(names = "--batch", paramLabel = "N", description = "Images at once; repeatable.")
  private List<Integer> batches;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of one operator; default: one for each processor; repeatable.")
  private List<Integer> threads;

  @Option(
      names = "--precision",
      paramLabel = "P",
      description = "fp32 (TF32 off), fp16 (inference only), bf16; repeatable.")
  private List<String> precisions;

  @Option(
      names = "--layout",
      paramLabel = "L",
      description = {
        "channels-first or channels-last, for the engines whose settings name a layout;",
        "default: the faster one of each."
      })
  private String layout;

  @Option(
      names = "--input",
      paramLabel = "NAME=SHAPE",
      description =
          "Shape of an input of your own file, such as x=1x3x224x224 or ids=1x128:int64; its first"
              + " number is the batch; repeatable.")
  private Map<String, String> inputs;

  @Mixin private SeedOption seed;

  @Mixin private EffortOptions effort;

  /**
   * The plan with what was given.
   *
   * @throws IllegalArgumentException if it has something impossible, or has no cells
   * @throws IOException if its file cannot be read
   */
  Plan plan() throws IOException {
    PlanProblems problems = new PlanProblems();
    Plan base = problems.load(plan);
    Plan.Scope scope = scope(base.scope(), problems);
    Plan.Settings settings = settings(base.settings(), problems);
    Effort evidence = effort.of(base.effort(), problems);
    List<CellEffort> exceptions = effort.of(base.exceptions(), problems);
    problems.throwIfAny();
    Plan resolved = new Plan(base.name(), scope, settings, evidence, exceptions);
    if (resolved.cells().isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "plan %s: no cell is left with these options; its include and exclude take those"
                  + " that you named, or no engine has them; name others, or another plan",
              base.name()));
    }
    return resolved.withoutIdle();
  }

  private Plan.Scope scope(Plan.Scope base, PlanProblems problems) {
    Plan.Scope scope = problems.with(base, models, this::withModels);
    scope = problems.with(scope, engines, Plan.Scope::withEngines);
    scope = problems.with(scope, devices, Plan.Scope::withDevices);
    return problems.with(scope, workloads, Plan.Scope::withWorkloads);
  }

  /** The plan's engines and workloads are for networks of the suite. */
  private Plan.Scope withModels(Plan.Scope base, List<String> named) {
    Plan.Scope scope = base.withModels(named);
    return named.stream().allMatch(OwnModel::isNamed)
        ? scope.withEngines(List.of()).withWorkloads(List.of(Workload.FORWARD.word()))
        : scope;
  }

  private Plan.Settings settings(Plan.Settings base, PlanProblems problems) {
    Plan.Settings settings = base.withCommon(common(base.common(), problems));
    settings = problems.with(settings, batches, Plan.Settings::withBatches);
    settings = problems.with(settings, precisions, Plan.Settings::withPrecisions);
    return problems.with(settings, threads, Plan.Settings::withThreads);
  }

  private Plan.Common common(Plan.Common base, PlanProblems problems) {
    Plan.Common common =
        problems.with(base, layout, (each, word) -> each.withLayout(Layout.of(word)));
    common = problems.with(common, inputs, Plan.Common::withInputs);
    return problems.with(common, seed.given().orElse(null), Plan.Common::withSeed);
  }
}
