package org.convmark.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.convmark.model.graph.EveryOperator;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.model.graph.ReferenceEvaluator;
import org.convmark.model.graph.Role;
import org.convmark.model.graph.Softmax;
import org.junit.jupiter.api.Test;

class WeightsTest {

  private final Graph graph = EveryOperator.graph();
  private final Weights weights = Weights.seeded(graph, 7);

  @Test
  void everyResultKeepsUnitSize() {
    Map<String, double[]> results =
        new ReferenceEvaluator(graph, p -> weights.direct(p).asFloatBuffer())
            .evaluate(new Random(1).doubles(3 * 19 * 19, -1.7, 1.7).toArray());
    results.forEach(
        (node, values) -> {
          if (!(graph.node(node).op() instanceof Softmax)) {
            assertThat(rms(values)).as(node).isBetween(0.2, 5.0);
          }
        });
  }

  @Test
  void aChunkHoldsTheSameValuesAsTheWhole() {
    Parameter parameter = graph.parameters().get(0);
    float[] whole = values(weights, parameter);
    FloatBuffer chunk = FloatBuffer.allocate(5);
    weights.fill(parameter, 11, chunk);
    assertThat(chunk.array()).isEqualTo(Arrays.copyOfRange(whole, 11, 16));
  }

  @Test
  void noValueIsZeroOrDenormal() {
    for (Parameter parameter : graph.parameters()) {
      float[] values = values(weights, parameter);
      assertThat(IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])))
          .as(parameter.name())
          .allMatch(value -> value >= Float.MIN_NORMAL);
    }
  }

  @Test
  void runningVariancesArePositive() {
    for (Parameter parameter : graph.parameters()) {
      if (parameter.role() == Role.RUNNING_VARIANCE) {
        for (float value : values(weights, parameter)) {
          assertThat(value).isPositive();
        }
      }
    }
  }

  @Test
  void theSeedDecidesAllValuesAndTheFingerprint() {
    Parameter parameter = graph.parameters().get(0);
    assertThat(values(Weights.seeded(EveryOperator.graph(), 7), parameter))
        .isEqualTo(values(weights, parameter));
    assertThat(values(Weights.seeded(graph, 8), parameter))
        .isNotEqualTo(values(weights, parameter));
    assertThat(Weights.seeded(EveryOperator.graph(), 7).fingerprint())
        .isEqualTo(weights.fingerprint())
        .hasSize(64)
        .isNotEqualTo(Weights.seeded(graph, 8).fingerprint());
  }

  @Test
  void parametersOfOneSizeDiffer() {
    assertThat(values(weights, graph.node("stem/conv3x3").parameters().get(1)))
        .isNotEqualTo(values(weights, graph.node("module/1x1/conv1x1").parameters().get(1)));
  }

  @Test
  void wrongRangesAndStrangersAreNamed() {
    Parameter bias = graph.node("stem/conv3x3").parameters().get(1);
    assertThatThrownBy(() -> weights.fill(bias, 10, FloatBuffer.allocate(7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stem/conv3x3/bias: expected indices in [0, 16), found [10, 17)");
    Parameter stranger = new Parameter("other", bias.role(), bias.dims());
    assertThatThrownBy(() -> weights.direct(stranger))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("every_operator: has no parameter other");
  }

  private static float[] values(Weights weights, Parameter parameter) {
    FloatBuffer buffer = weights.direct(parameter).asFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private static double rms(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).average().orElseThrow());
  }
}
