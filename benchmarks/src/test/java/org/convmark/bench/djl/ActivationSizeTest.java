package org.convmark.bench.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import org.convmark.bench.engine.TestSessions;
import org.convmark.model.arch.Variant;
import org.convmark.result.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights that make activations die out or explode change an engine's speed. */
class ActivationSizeTest {

  @ParameterizedTest
  @MethodSource("org.convmark.bench.engine.Networks#oneOfEachFamily")
  void activationsStayNearUnitSizeThroughAllLayers(Variant variant) throws Exception {
    try (DjlSession session =
        (DjlSession) TestSessions.open("pytorch", variant.graph(), Workload.FORWARD, 1)) {
      session.prepare();
      ((GraphBlock) session.block)
          .forward(
              session.callInput(),
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
