package org.convmark.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.Layout;
import org.convmark.result.Workload;
import org.convmark.result.yaml.YamlProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {

  @TempDir private Path folder;

  private Plan load(String yaml) throws Exception {
    return PlanFile.load(Files.writeString(folder.resolve("p.yaml"), yaml).toString());
  }

  private static List<String> enginesWith(Workload workload) {
    return Engines.all().stream()
        .filter(engine -> engine.workloads().contains(workload))
        .map(Engine::name)
        .toList();
  }

  @Test
  void dryIsTwoForwardNetworksWithOneForkOfTwoIterations() throws Exception {
    Plan dry = PlanFile.load("dry");
    assertThat(dry.cells()).hasSize(2 * enginesWith(Workload.FORWARD).size());
    assertThat(dry.effort().forks()).isEqualTo(Effort.Bounds.exactly(1));
    assertThat(dry.effort().measuredIterations(0.01)).isEqualTo(2);
  }

  @Test
  void quickIsFourNetworksOnTheLibrariesInTheirPlainForm() throws Exception {
    Plan quick = PlanFile.load("quick");
    assertThat(quick.effort().forks()).isEqualTo(Effort.Bounds.exactly(3));
    assertThat(quick.scope().engines()).containsExactly("onnxruntime", "pytorch", "mxnet");
    assertThat(quick.cells()).hasSize(4 * 3 * 2);
    double fastCall = 0.016;
    int iterations =
        quick.effort().warmupIterations(fastCall) + quick.effort().measuredIterations(fastCall);
    assertThat(iterations * fastCall).as("fast cells fill their time").isGreaterThan(5.9);
  }

  @Test
  void standardHasTwoBatchesAllWorkloadsAndForksUntilTwoPercent() throws Exception {
    Plan standard = PlanFile.load("standard");
    assertThat(standard.effort().forks()).isEqualTo(new Effort.Bounds(5, 20));
    assertThat(standard.effort().targetPercent()).isEqualTo(2);
    assertThat(standard.effort().time().cellSeconds()).isPositive();
    int combinations =
        Workload.ofNetworks().stream().mapToInt(workload -> enginesWith(workload).size()).sum();
    assertThat(standard.cells()).hasSize(4 * 2 * combinations);
  }

  @Test
  void aPlanOfAUserTakesDefaultsForWhatItLeavesOut() throws Exception {
    Plan plan = load("models: [resnet50]\nengines: [onnxruntime]\nworkloads: [backward]\n");
    assertThat(plan.cells()).hasSize(1);
    assertThat(plan.cells().get(0).model()).isEqualTo("resnet50/torchvision_v1.5");
    assertThat(plan.name()).isEqualTo("plan");
    assertThat(load("models: [alexnet, alexnet]\nmeasurement: {forkSeconds: 1}\n").effort().forks())
        .isEqualTo(Effort.Bounds.exactly(3));
    assertThat(load("models: [alexnet, alexnet/single_tower]\n").scope().models()).hasSize(1);
  }

  private Plan.Ceilings ceilings(String measurement) throws Exception {
    Plan plan = load("models: [alexnet]\nmeasurement: {" + measurement + "}\n");
    assertThat(load(PlanFile.write(plan))).isEqualTo(plan);
    return plan.settings().common().ceilings();
  }

  @Test
  void ceilingsAreMeasuredUnlessThePlanOrItsPresetSaysOtherwise() throws Exception {
    assertThat(ceilings("")).isEqualTo(Plan.Ceilings.MEASURE);
    assertThat(ceilings("ceilings: false")).isEqualTo(Plan.Ceilings.LEAVE_OUT);
    assertThat(ceilings("preset: quick")).isEqualTo(Plan.Ceilings.MEASURE);
    assertThat(ceilings("preset: dry")).isEqualTo(Plan.Ceilings.LEAVE_OUT);
    assertThat(ceilings("preset: dry, ceilings: true")).isEqualTo(Plan.Ceilings.MEASURE);
    assertThat(load("models: [alexnet]\n").settings().common().ceilings())
        .isEqualTo(Plan.Ceilings.MEASURE);
    assertThat(PlanFile.load("quick").withoutCeilings().settings().common().ceilings())
        .isEqualTo(Plan.Ceilings.LEAVE_OUT);
  }

  @Test
  void everyPlanSurvivesBeingWrittenAndRead() throws Exception {
    for (String name : PlanFile.BUILT_IN) {
      Plan plan = PlanFile.load(name);
      assertThat(load(PlanFile.write(plan))).isEqualTo(plan);
    }
  }

  @Test
  void theLayoutIsTheEnginesOwnUnlessThePlanNamesOne() throws Exception {
    assertThat(load("models: [alexnet]\n").settings().layout()).isEmpty();
    Plan plan = load("models: [alexnet]\nlayout: channels-first\n");
    assertThat(plan.settings().layout()).contains(Layout.CHANNELS_FIRST);
    assertThat(load(PlanFile.write(plan)).settings()).isEqualTo(plan.settings());
  }

  @Test
  void filesOfAUserKeepTheirInputsInOrderAndRunOnTheEnginesThatCan() throws Exception {
    String yaml = "models: ['file:a/net.onnx', 'file:net.pt']\ninputs: {x: 2x3, a: '2:int64'}\n";
    Plan plan = load(yaml + "batches: [2]\nworkloads: [forward, backward]\n");
    assertThat(plan.settings().inputs().keySet()).containsExactly("x", "a");
    assertThat(plan.cells().stream().map(cell -> cell.model() + " " + cell.engine()).distinct())
        .containsExactly("file:a/net.onnx onnxruntime", "file:net.pt pytorch-script");
    Plan again = load(PlanFile.write(plan));
    assertThat(again).isEqualTo(plan);
    assertThat(again.settings().inputs().keySet()).containsExactly("x", "a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "models: [resnet5] | p.yaml:1: models: model 'resnet5': unknown; nearest: resnet50",
        "models: ['rosnet*'] | p.yaml:1: models: model 'rosnet*': matches none",
        "models: [alexnet]\\nengines: [tf] | p.yaml:2: engines: engine 'tf': unknown; expected one of onnxruntime",
        "models: [alexnet]\\nengines: [mxnat] | pytorch-script, mxnet, mxnet-symbol; nearest: mxnet",
        "models: [alexnet]\\ndevices: [gpu] | p.yaml:2: devices: device 'gpu': unknown; expected cpu",
        "models: [alexnet]\\ndevices: [cud] | nearest: cuda",
        "models: [alexnet]\\nbatches: [0] | p.yaml:2: batches: expected 1 or more and at most 1000000, found 0",
        "models: [alexnet]\\nbatches: ['8'] | batches: expected a whole number, found a bare value, '8'",
        "models: [alexnet]\\nbatches: {from: 8, to: 1, step: 1} | batches: expected from <= to, found 8 and 1",
        "models: [alexnet]\\nbatches: {from: 1, to: 8} | expected either step or times",
        "models: [alexnet]\\nbatches: {from: 1, to: 8, times: 1} | expected 2 or more",
        "models: [alexnet]\\nbatches: {from: 1, to: 5000, step: 1} | expected at most 1000 values",
        "models: ['*/*']\\nbatches: {from: 1, to: 1000, step: 1} | expected at most 20,000 combinations",
        "models: [alexnet]\\nthreads: [-1] | threads: expected 1 or more",
        "models: [alexnet]\\nthreads: [99999] | threads: expected 1 or more and at most",
        "models: [alexnet]\\nworkloads: [sideways] | workload: expected one of",
        "models: [alexnet]\\nworkloads: [call] | p.yaml:2: workloads: workload 'call': it is of imported results and can't be run",
        "models: [alexnet]\\nexclude: {workload: 'ca*'} | exclude: workload: 'ca*' matches no name",
        "models: [alexnet]\\nprecisions: [fp17] | precision 'fp17': unknown; expected one of fp32, fp16, bf16",
        "models: [alexnet]\\nlayout: nhwc | layout 'nhwc': unknown; expected channels-first or channels-last",
        "models: [] | models: expected at least one",
        "name: x | models: expected at least one",
        "name: ../x\\nmodels: [alexnet] | p.yaml:1: name: expected 1 to 64 letters, digits, dots, dashes, found '../x'",
        "models: [alexnet]\\nmodel: x | p.yaml:2: plan: unknown key 'model'; nearest: models; expected one of name",
        "models: {a: 1} | p.yaml:1: models: expected a word, found a block of keys",
        "models: [alexnet | p.yaml:1: no YAML",
        "'' | the file is empty",
        "hello | expected keys such as 'models:'",
        "- hello | expected keys such as 'models:'",
        "models: ['file:net.txt'] | model 'file:net.txt': no engine runs such files",
        "models: ['file:x.onnx']\\ninputs: {x: 1by3} | p.yaml:2: inputs: input x=1by3: expected NAME=SHAPE",
        "models: ['file:x.onnx']\\ninputs: {x: null} | inputs: expected no empty entry",
        "models: [null] | expected no empty entry",
        "models: [alexnet]\\nbatches: [null] | expected no empty entry",
        "models: [alexnet]\\nbatches: | batches: expected no empty entry",
        "models: [alexnet]\\nmodels: [vgg16] | p.yaml:2: Duplicate key 'models': it is in line 1 already",
        "models: [alexnet]\\n---\\nmodels: [vgg16] | p.yaml:2: expected one document",
        "models: &a [alexnet]\\nengines: *a | p.yaml:2: alias *a: aliases are not read",
        "models: !!java.net.URL [alexnet] | p.yaml:1: tags such as !!str are not read",
        "? [a]\\n: b | expected a plain key",
        "models: [alexnet]\\nmeasurement: {warmup: many} | p.yaml:2: measurement: warmup: expected a whole number",
        "models: [alexnet]\\nbatches: 010 | batches: expected a whole number",
        "models: [alexnet]\\nmeasurement: {ceilings: often} | p.yaml:2: measurement: ceilings: expected true or false, found",
        "models: [alexnet]\\nmeasurement: {forks: 0} | measurement: forks: expected 1 or more and at most 1000, found 0",
        "models: [alexnet]\\nmeasurement: {forks: {least: 5, most: 3}} | expected least <= most, found 5 and 3",
        "models: [alexnet]\\nmeasurement: {preset: papper} | preset: 'papper' is unknown; nearest: paper",
        "models: [alexnet]\\nmeasurement: {forkSeconds: .inf} | forkSeconds: expected a number",
        "models: [alexnet]\\nmeasurement: {runSeconds: 3} | p.yaml:2: measurement: runSeconds: 3.0 is less than one fork, which takes 6.0",
        "models: [alexnet]\\noverrides: {engine: mxnet, measurement: {runSeconds: 3}} | unknown key 'runSeconds'",
        "models: [alexnet]\\noverrides: {measurement: {forks: 3}} | overrides: expected one of model, engine",
        "models: [alexnet]\\nexclude: {engine: mxnot} | exclude: engine: engine 'mxnot': unknown",
        "models: [alexnet]\\nexclude: {engine: 'tf*'} | exclude: engine: 'tf*' matches no name",
        "models: [alexnet]\\ninclude: {model: vgg16} | p.yaml:2: no cell is left",
        "models: [alexnet]\\nbatches: [1.5] | p.yaml:2: batches: expected a whole number",
      })
  void whatIsWrongInAPlanIsOneLineThatNamesTheFile(String yaml, String message) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> load(yaml.strip().replace("\\n", "\n")))
        .withMessageContaining("p.yaml")
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "org.convmark"));
  }

  @Test
  void aPlanThatIsNeitherBuiltInNorAFileIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> PlanFile.load("quik"))
        .withMessage(
            "plan 'quik': neither a built-in plan (dry, quick, standard, paper, nightly) nor a file");
  }

  @Test
  void allProblemsAreSaidTogetherInTheOrderOfTheirLines() {
    String yaml =
        """
        models: [alexnet]
        enginees: [mxnet]
        engines: [mxnet, pytorch]
        include: {engine: mxnet}
        exclude: [{engine: mx*}]
        measurement:
          forkSeconds: 10
          cellSeconds: 5
          forks: none
        """;
    assertThatExceptionOfType(YamlProblems.class)
        .isThrownBy(() -> load(yaml))
        .satisfies(
            e -> {
              assertThat(e.lines())
                  .hasSize(4)
                  .allSatisfy(line -> assertThat(line).contains("p.yaml:"));
              assertThat(e.lines().get(0))
                  .contains(":2: plan: unknown key 'enginees'; nearest: engines");
              assertThat(e.lines().get(1))
                  .contains(":5: no cell is left: of 2 combinations include chooses 1");
              assertThat(e.lines().get(2))
                  .contains(":8: measurement: cellSeconds: 5.0 is less than one");
              assertThat(e.lines().get(3))
                  .contains(":9: measurement: forks: expected a whole number");
            });
  }

  @Test
  void hostileFilesAreRefusedInFewShortLines() {
    String bomb = "a: &a [x, x]\nb: &b [*a, *a]\n" + "c: [*b, *b]\n".repeat(1000);
    String deep = "models: " + "[".repeat(5000) + "]".repeat(5000);
    String keys = "k\u001b: 1\n".repeat(500) + "models: ['" + "x".repeat(100_000) + "']";
    String large = "#".repeat(1 << 20) + "\nmodels: [alexnet]";
    for (String yaml : List.of(bomb, deep, keys, large, "models: [\u0000]", "models: '\\xff'")) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> load(yaml))
          .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(100_000))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001b", "\n"));
    }
  }

  @Test
  void seriesOfNumbersAndPatternsOfModelsStandForSeveral() throws Exception {
    Plan plan =
        load(
            "models: ['resnet*', 'vgg16/*']\nbatches: [3, {from: 1, to: 64, times: 4}]\nthreads: {from: 1, to: 3, step: 1}\n");
    assertThat(plan.settings().batches()).containsExactly(3, 1, 4, 16, 64);
    assertThat(plan.settings().threads()).containsExactly(1, 2, 3);
    assertThat(plan.scope().models())
        .contains("resnet18/torchvision", "vgg16/plain", "vgg16/bn")
        .doesNotContain("resnet50/paper_v1")
        .hasSize(5 + 2);
  }

  @Test
  void cellsAreThoseThatAnyIncludeMatchesLessThoseThatAnyExcludeMatches() throws Exception {
    String axes = "models: [alexnet, vgg16]\nengines: [onnxruntime, mxnet]\nbatches: [1, 8, 32]\n";
    Plan plan =
        load(
            axes
                + "include: [{model: vgg16}, {batch: 1}]\nexclude: {engine: 'mx*', batch: {from: 2, to: 8}}\n");
    assertThat(
            plan.cells().stream()
                .map(cell -> cell.model().charAt(0) + cell.engine() + cell.batch()))
        .containsExactlyInAnyOrder(
            "aonnxruntime1",
            "amxnet1",
            "vonnxruntime1",
            "vmxnet1",
            "vonnxruntime8",
            "vonnxruntime32",
            "vmxnet32");
  }

  @Test
  void theFirstOverrideThatMatchesACellHolds() throws Exception {
    Plan plan =
        load(
            """
            models: [alexnet, vgg16]
            engines: [onnxruntime, mxnet]
            measurement: {preset: standard, runSeconds: 7200}
            overrides:
              - {model: vgg16, engine: mxnet, measurement: {forks: 2}}
              - {engine: [mxnet], measurement: {preset: nightly}}
            """);
    assertThat(plan.cells().stream().map(cell -> plan.effort(cell).forks()))
        .containsExactly(
            new Effort.Bounds(5, 20),
            Effort.Bounds.exactly(10),
            new Effort.Bounds(5, 20),
            Effort.Bounds.exactly(2));
    assertThat(plan.cells().stream().map(cell -> plan.effort(cell).time().runSeconds()))
        .containsOnly(7200.0);
    assertThat(load(PlanFile.write(plan))).isEqualTo(plan);
  }

  @Test
  void aPlanWithEverythingInItSurvivesBeingWrittenAndRead() throws Exception {
    Plan plan =
        load(
            """
            name: all
            models: ['file:a b.onnx', 'resnet50/*']
            engines: [onnxruntime]
            batches: [2]
            layout: channels-first
            inputs: {x: '2x3'}
            seed: -9
            tryAnyway: true
            include: [{model: ['resnet50/paper*', 'file:*'], threads: {from: 1, to: 99}, batch: 2}]
            exclude: [{model: 'resnet50/keras*', device: cpu, precision: fp32, workload: forward}]
            measurement: {preset: paper, forks: {least: 2, most: 4}, warmup: 7, forkSeconds: 0.5}
            """);
    assertThat(plan.settings().common().seed()).isEqualTo(-9);
    assertThat(plan.settings().common().onShortage()).isEqualTo(Plan.OnShortage.TRY_ANYWAY);
    assertThat(plan.effort().targetPercent()).isEqualTo(1);
    assertThat(plan.effort().forks()).isEqualTo(new Effort.Bounds(2, 4));
    assertThat(load(PlanFile.write(plan))).isEqualTo(plan);
  }

  private static Plan extreme(long seed, int count, double seconds) {
    Effort.Bounds forks = new Effort.Bounds(1, Math.min(count, 1000));
    Effort.Bounds iterations = new Effort.Bounds(1, count);
    Effort effort =
        new Effort(
            forks,
            Math.min(seconds, 99),
            new Effort.Limits(seconds, seconds, seconds),
            iterations,
            iterations);
    Plan.Common common =
        new Plan.Common(
            Optional.empty(), Map.of(), seed, Plan.OnShortage.PREDICT, Plan.Ceilings.MEASURE);
    Plan.Scope scope =
        new Plan.Scope(List.of("alexnet"), List.of(), List.of("cpu"), List.of("forward"));
    Plan.Settings settings = new Plan.Settings(List.of(count), List.of("fp32"), List.of(1), common);
    return new Plan("x".repeat(64), scope, settings, effort);
  }

  @ParameterizedTest
  @CsvSource({
    "-999999999999999999, 1, 0",
    "999999999999999999, 1000000, 1e7",
    "0, 1000, 4.9e-324",
    "7, 1000000, 1e-7",
    "-1, 999999, 9999999.999999998"
  })
  void whateverAPlanMaySayCanBeReadFromTheFolderThatKeepsIt(long seed, int count, double seconds)
      throws Exception {
    Plan plan = extreme(seed, count, seconds);
    assertThat(load(PlanFile.write(plan))).isEqualTo(plan);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1000000000000000000 | 1 | 1 | seed: expected a whole number of at most 18 digits",
        "-1000000000000000000 | 1 | 1 | seed: expected",
        "1 | 1000001 | 1 | expected 1 or more and at most 1000000, found 1000001",
        "1 | 1 | 10000001 | forkSeconds: expected 0 or more and at most 1.0E7, found 1.0000001E7",
        "1 | 1 | -1 | forkSeconds: expected 0 or more",
        "1 | 1 | NaN | forkSeconds: expected 0 or more",
      })
  void whatNoFileMaySayNoPlanMaySay(long seed, int count, double seconds, String message) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> extreme(seed, count, seconds))
        .withMessageContaining(message);
  }

  @Test
  void whatChoosesNoCellIsAProblemOfItsLine() {
    String yaml =
        """
        models: [alexnet, vgg16]
        engines: [mxnet]
        include:
          - {model: vgg16}
          - {batch: 8}
        exclude:
          - {device: cuda}
        overrides:
          - {engine: mxnet, measurement: {forks: 2}}
          - {model: alexnet, measurement: {forks: 2}}
        """;
    assertThatExceptionOfType(YamlProblems.class)
        .isThrownBy(() -> load(yaml))
        .satisfies(
            e -> {
              assertThat(e.lines()).hasSize(3);
              assertThat(e.lines().get(0)).contains(":5: include: matches none of the 2 cells");
              assertThat(e.lines().get(1)).contains(":7: exclude: matches none of the 2 cells");
              assertThat(e.lines().get(2)).contains(":10: overrides: matches none of the 1 cells");
            });
  }

  @Test
  void aPlanOfWhichOptionsLeftLittleIsKeptWithoutWhatChoosesNothing() throws Exception {
    Plan plan =
        load(
            """
            models: [alexnet, vgg16]
            engines: [mxnet]
            include: [{model: alexnet}, {model: vgg16}]
            overrides: [{model: alexnet, measurement: {forks: 2}}]
            """);
    Plan.Scope scope =
        new Plan.Scope(
            List.of("vgg16"),
            plan.scope().engines(),
            plan.scope().devices(),
            plan.scope().workloads(),
            plan.scope().selection());
    Plan left =
        new Plan("left", scope, plan.settings(), plan.effort(), plan.exceptions()).withoutIdle();
    assertThat(left.cells()).hasSize(1);
    assertThat(left.exceptions()).isEmpty();
    assertThat(load(PlanFile.write(left))).isEqualTo(left);
  }

  @Test
  void theExampleOfTheDocumentationIsAPlan() throws Exception {
    Path docs = Path.of(System.getProperty("convmark.root"), "docs", "plans.md");
    String text = Files.readString(docs);
    Plan plan = load(text.substring(text.indexOf("```yaml") + 7, text.indexOf("```\n\nFurther")));
    assertThat(plan.settings().batches()).containsExactly(1, 2, 4, 8, 16, 32, 64);
    assertThat(plan.effort().forks()).isEqualTo(new Effort.Bounds(5, 20));
    assertThat(load(PlanFile.write(plan))).isEqualTo(plan);
  }
}
