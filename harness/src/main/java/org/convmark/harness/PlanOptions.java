package org.convmark.harness;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    // the plan's engines and workloads are for networks of the suite
    boolean own = models != null && models.stream().allMatch(OwnModel::isNamed);
    Plan.Scope scope =
        problems.with(
            base,
            each ->
                new Plan.Scope(
                    orElse(models, each.models()),
                    own ? List.of() : each.engines(),
                    each.devices(),
                    own ? List.of(Workload.FORWARD.word()) : each.workloads(),
                    each.selection()));
    scope =
        problems.with(
            scope,
            each ->
                new Plan.Scope(
                    each.models(),
                    orElse(engines, each.engines()),
                    each.devices(),
                    each.workloads(),
                    each.selection()));
    scope =
        problems.with(
            scope,
            each ->
                new Plan.Scope(
                    each.models(),
                    each.engines(),
                    orElse(devices, each.devices()),
                    each.workloads(),
                    each.selection()));
    return problems.with(
        scope,
        each ->
            new Plan.Scope(
                each.models(),
                each.engines(),
                each.devices(),
                orElse(workloads, each.workloads()),
                each.selection()));
  }

  private Plan.Settings settings(Plan.Settings base, PlanProblems problems) {
    Plan.Common common = common(base.common(), problems);
    Plan.Settings settings =
        problems.with(
            base,
            each ->
                new Plan.Settings(
                    orElse(batches, each.batches()), each.precisions(), each.threads(), common));
    settings =
        problems.with(
            settings,
            each ->
                new Plan.Settings(
                    each.batches(), orElse(precisions, each.precisions()), each.threads(), common));
    return problems.with(
        settings,
        each ->
            new Plan.Settings(
                each.batches(), each.precisions(), orElse(threads, each.threads()), common));
  }

  private Plan.Common common(Plan.Common base, PlanProblems problems) {
    Plan.Common common =
        problems.with(
            base,
            each ->
                new Plan.Common(
                    Optional.ofNullable(layout).map(Layout::of).or(each::layout),
                    each.inputs(),
                    each.seed(),
                    each.onShortage()));
    common =
        problems.with(
            common,
            each ->
                new Plan.Common(
                    each.layout(),
                    inputs == null ? each.inputs() : inputs,
                    each.seed(),
                    each.onShortage()));
    return problems.with(
        common,
        each ->
            new Plan.Common(
                each.layout(), each.inputs(), seed.given().orElse(each.seed()), each.onShortage()));
  }

  private static <T> List<T> orElse(List<T> given, List<T> fallback) {
    return given == null ? fallback : given;
  }
}
