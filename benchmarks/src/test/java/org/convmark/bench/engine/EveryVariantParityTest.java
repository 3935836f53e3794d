package org.convmark.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Graph;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link NetworkParityTest} shows for one form of each family, for all of them. */
@Tag("full")
class EveryVariantParityTest {

  static Stream<Variant> variants() {
    return Architectures.variants().stream();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void allEnginesComputeTheSameLogits(Variant variant) throws Exception {
    Graph graph = variant.graph();
    float[] expected = TestSessions.logits("onnxruntime", graph, Workload.FORWARD, 1);
    assertThat(expected).hasSize(1000);
    for (String engine : new String[] {"pytorch", "mxnet"}) {
      float[] actual = TestSessions.logits(engine, graph, Workload.FORWARD, 1);
      assertThat(TestSessions.relativeError(actual, expected)).as(engine).isLessThan(1e-4);
    }
  }
}
