package org.convmark.model.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.convmark.model.arch.Architectures;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.ReferenceEvaluator;
import org.junit.jupiter.api.Test;

class WholeNetworkTest {

  @Test
  void activationsKeepUnitSizeThroughAllOfGoogLeNet() {
    Graph graph = Architectures.variant("googlenet").graph();
    Weights weights = Weights.seeded(graph, 1);
    double[] image = new Random(1).doubles(graph.input().elements(), -1.73, 1.73).toArray();
    Map<String, double[]> results =
        new ReferenceEvaluator(graph, parameter -> weights.direct(parameter).asFloatBuffer())
            .evaluate(image);
    results.forEach(
        (node, values) ->
            assertThat(Math.sqrt(Arrays.stream(values).map(v -> v * v).average().orElseThrow()))
                .as(node)
                .isBetween(0.2, 5.0));
  }
}
