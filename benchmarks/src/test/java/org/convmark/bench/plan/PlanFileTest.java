package org.convmark.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.Layout;
import org.convmark.result.Workload;
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
  }

  @Test
  void standardHasTwoBatchesAllWorkloadsAndFiveForks() throws Exception {
    Plan standard = PlanFile.load("standard");
    assertThat(standard.effort().forks()).isEqualTo(Effort.Bounds.exactly(5));
    int combinations =
        Stream.of(Workload.values()).mapToInt(workload -> enginesWith(workload).size()).sum();
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
        "models: [resnet5] | model 'resnet5': unknown; nearest: resnet50",
        "models: [alexnet]\\nengines: [tf] | engine 'tf': unknown; expected one of onnxruntime",
        "models: [alexnet]\\ndevices: [gpu] | device 'gpu': unknown; expected cpu",
        "models: [alexnet]\\nbatches: [0] | batch: expected 1 or more, found 0",
        "models: [alexnet]\\nthreads: [-1] | threads: expected 1 or more, found -1",
        "models: [alexnet]\\nworkloads: [sideways] | workload: expected one of",
        "models: [alexnet]\\nprecisions: [fp17] | precision 'fp17': unknown; expected one of fp32, fp16, bf16",
        "models: [alexnet]\\nlayout: nhwc | layout 'nhwc': unknown; expected channels-first or channels-last",
        "models: [] | models: expected at least one",
        "name: ../x\\nmodels: [alexnet] | plan name '../x'",
        "models: [alexnet]\\nmodel: x | p.yaml:2: model: Unrecognized field",
        "models: {a: 1} | p.yaml:1: models:",
        "models: [alexnet | p.yaml:",
        "'' | the file is empty",
        "hello | expected keys such as 'models:'",
        "- hello | expected keys such as 'models:'",
        "models: ['file:net.txt'] | model 'file:net.txt': no engine runs such files",
        "models: ['file:x.onnx']\\ninputs: {x: 1by3} | input x=1by3: expected NAME=SHAPE",
        "models: ['file:x.onnx']\\ninputs: {x: null} | expected no empty entry",
        "models: [null] | expected no empty entry",
        "models: [alexnet]\\nbatches: [null] | expected no empty entry",
        "models: [alexnet]\\nmodels: [vgg16] | p.yaml:2: Duplicate",
        "models: [alexnet]\\n---\\nmodels: [vgg16] | expected one document",
        "models: [alexnet]\\nmeasurement: {warmup: 3} | p.yaml:2: measurement: warmup: expected another",
        "models: [alexnet]\\nmeasurement: {forks: 0} | expected 1 or more, found 0",
        "models: [alexnet]\\nbatches: [1.5] | p.yaml:2: batches",
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
        .withMessage("plan 'quik': neither a built-in plan (dry, quick, standard) nor a file");
  }
}
