package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.model.arch.Architectures;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
