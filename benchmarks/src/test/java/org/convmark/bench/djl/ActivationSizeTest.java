package org.convmark.bench.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import org.convmark.bench.engine.TestSessions;
import org.convmark.model.arch.Architectures;
import org.convmark.model.graph.Graph;
import org.convmark.result.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that make activations die out or explode change an engine's speed. */
class ActivationSizeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alexnet/paper_two_gpu_grouped",
        "zfnet",
        "vgg11/bn",
        "googlenet",
        "inception_v2/slim",
        "inception_v3/keras",
        "inception_v4",
        "inception_resnet_v1/facenet_osmr",
        "inception_resnet_v2",
        "resnet18/paper_option_a",
        "resnet50",
        "densenet121",
      })
  void activationsStayNearUnitSizeThroughAllLayers(String model) throws Exception {
    Graph graph = Architectures.variant(model).graph();
    try (DjlSession session =
        (DjlSession) TestSessions.open("pytorch", graph, Workload.FORWARD, 1)) {
      session.prepare();
      session.block.forward(
          session.callInput(),
          GraphBlock.Mode.INFERENCE,
          (node, result) -> {
            try (NDArray square = result.square();
                NDArray mean = square.mean()) {
              assertThat(Math.sqrt(mean.getFloat())).as(node.name()).isBetween(0.1, 5.0);
            }
          });
      session.release();
    }
  }
}
