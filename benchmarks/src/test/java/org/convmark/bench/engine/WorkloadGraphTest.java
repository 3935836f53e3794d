package org.convmark.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Node;
import org.convmark.result.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadGraphTest {

  @ParameterizedTest
  @MethodSource("org.convmark.bench.engine.Networks#all")
  void onlyTrainingHasAuxiliaryClassifiers(Variant variant) {
    assertThat(WorkloadGraph.of(variant, Workload.FORWARD).auxiliaries()).isEmpty();
    for (Workload workload : new Workload[] {Workload.BACKWARD, Workload.TRAIN_STEP}) {
      assertThat(WorkloadGraph.of(variant, workload).nodes().stream().map(Node::name))
          .containsExactlyElementsOf(
              variant.trainingGraph().nodes().stream().map(Node::name).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"onnxruntime", "pytorch", "pytorch-script", "mxnet", "mxnet-symbol"})
  void inferenceOfAuxiliaryClassifiersIsRefused(String engine) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestSessions.open(engine, SmallNet.training(1, 1), Workload.FORWARD, 1))
        .withMessageContaining("test/small_net: expected the form for inference");
  }
}
