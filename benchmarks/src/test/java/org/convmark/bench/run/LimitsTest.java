package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.Engines;
import org.convmark.model.arch.Architectures;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTest {

  private static final String NORMALISED_VECTOR = "inception_resnet_v1/facenet_osmr";

  private static Optional<Outcome> obstacle(
      String model, String engine, Workload workload, int batch) {
    Cell cell = new Cell(model, engine, "cpu", workload, new Cell.Setting(batch, "fp32", 1));
    return Limits.obstacle(cell, Architectures.variant(model));
  }

  @ParameterizedTest
  @EnumSource(names = {"BACKWARD", "TRAIN_STEP"})
  void trainingOfOneValueIsRefusedWithTheSmallestBatch(Workload workload) {
    Outcome outcome = obstacle(NORMALISED_VECTOR, "mxnet", workload, 1).orElseThrow();
    assertThat(outcome.status()).isEqualTo(Status.UNSUPPORTED);
    assertThat(outcome.message()).startsWith("embedding/bn ").endsWith("the smallest batch is 2");
    assertThat(obstacle(NORMALISED_VECTOR, "mxnet", workload, 2)).isEmpty();
    assertThat(obstacle("resnet50/paper_v1", "mxnet", workload, 1)).isEmpty();
  }

  @Test
  void inferenceOfOneValueIsNot() {
    assertThat(obstacle(NORMALISED_VECTOR, "mxnet", Workload.FORWARD, 1)).isEmpty();
  }

  @Test
  void aWorkloadThatTheEngineLacksIsRefusedWithThoseItHas() {
    Cell cell =
        new Cell(
            "resnet50/paper_v1",
            "forward-only",
            "cpu",
            Workload.BACKWARD,
            new Cell.Setting(1, "fp32", 1));
    Outcome outcome = Limits.workload(cell, new ForwardOnly()).orElseThrow();
    assertThat(outcome.status()).isEqualTo(Status.UNSUPPORTED);
    assertThat(outcome.message())
        .isEqualTo("forward-only has no backward in this build; it has forward");
  }

  @Test
  void aBatchBeyondOneBufferIsRefusedWithTheLargest() {
    assertThat(obstacle("resnet50/paper_v1", "mxnet", Workload.FORWARD, 3566)).isEmpty();
    Outcome outcome = obstacle("resnet50/paper_v1", "mxnet", Workload.FORWARD, 3567).orElseThrow();
    assertThat(outcome.message()).endsWith("the largest is 3566");
  }

  private static Optional<Outcome> obstacle(String engine, Workload workload, String precision) {
    Cell cell = new Cell("alexnet", engine, "cpu", workload, new Cell.Setting(1, precision, 1));
    return Limits.obstacle(cell, Architectures.variant("alexnet"));
  }

  @Test
  void fp16IsForInferenceOnEnginesThatHaveIt() {
    for (String engine : List.of("onnxruntime", "pytorch", "pytorch-script")) {
      assertThat(obstacle(engine, Workload.FORWARD, "fp16")).isEmpty();
      assertThat(obstacle(engine, Workload.BACKWARD, "fp16").orElseThrow().message())
          .startsWith(engine + " runs no backward in fp16: small gradients vanish");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pytorch, bf16, takes the process down",
    "pytorch-script, bf16, takes the process down",
    "onnxruntime, bf16, operator set 17",
    "mxnet, fp16, multiplies no matrices",
    "mxnet-symbol, fp16, multiplies no matrices",
    "mxnet, bf16, no such arrays",
    "mxnet-symbol, bf16, no such arrays"
  })
  void aPrecisionThatAnEngineLacksIsRefusedWithTheReasonAndWhatToAskFor(
      String engine, String precision, String reason) {
    for (Workload workload : Workload.ofNetworks()) {
      Outcome outcome = obstacle(engine, workload, precision).orElseThrow();
      assertThat(outcome.status()).isEqualTo(Status.UNSUPPORTED);
      assertThat(outcome.message())
          .startsWith(engine + " runs no " + workload.word() + " in " + precision + ": ")
          .contains(reason)
          .endsWith("; measure it with --precision fp32");
    }
  }

  @Test
  void everyEngineHasFp32() {
    for (String engine : Engines.names()) {
      for (Workload workload : Workload.ofNetworks()) {
        assertThat(obstacle(engine, workload, "fp32")).isEmpty();
      }
    }
  }

  /** Knows one workload. */
  private static final class ForwardOnly implements Engine {

    @Override
    public String name() {
      return "forward-only";
    }

    @Override
    public Set<Workload> workloads() {
      return Set.of(Workload.FORWARD);
    }

    @Override
    public List<String> artifacts() {
      return List.of();
    }

    @Override
    public EngineRuntime start(Device device, int threads) {
      throw new UnsupportedOperationException("is never started");
    }
  }
}
