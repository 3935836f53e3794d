package org.convmark.bench.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.SmallNet;
import org.convmark.bench.engine.TestSessions;
import org.convmark.bench.engine.Training;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.result.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientParityTest {

  static Stream<Arguments> enginesAndForms() {
    return Stream.of("mxnet", "mxnet-symbol")
        .flatMap(
            engine ->
                Stream.of(SmallNet.graph(), SmallNet.training(0.3f, 0.4f))
                    .map(graph -> Arguments.of(engine, graph)));
  }

  @ParameterizedTest
  @MethodSource("enginesAndForms")
  void allEnginesComputeTheSameGradientOfEveryParameter(String engine, Graph graph)
      throws Exception {
    Training training = Training.withoutDropout(0.1f);
    try (Session pytorch = TestSessions.open("pytorch", graph, Workload.BACKWARD, 4, training);
        Session other = TestSessions.open(engine, graph, Workload.BACKWARD, 4, training)) {
      pytorch.prepare();
      pytorch.run();
      other.prepare();
      other.run();
      for (Parameter parameter : graph.parameters()) {
        if (parameter.role().isTrainable()) {
          assertThat(
                  TestSessions.relativeError(
                      other.gradient(parameter), pytorch.gradient(parameter)))
              .as(parameter.name())
              .isLessThan(1e-4);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "mxnet", "mxnet-symbol"})
  void theForwardPassOfBackwardIsOverBeforeTheTimedCall(String engine) throws Exception {
    try (BackwardSession session =
        (BackwardSession) TestSessions.open(engine, SmallNet.graph(), Workload.BACKWARD, 2)) {
      session.prepare();
      NDArray before = session.outputs().head();
      float[] logits = session.logits();
      session.run();
      assertThat(session.outputs().head()).isSameAs(before);
      assertThat(session.logits()).isEqualTo(logits);
      session.release();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "mxnet", "mxnet-symbol"})
  void aTrainStepMovesEveryParameterByTheLearningRateAgainstItsGradient(String engine)
      throws Exception {
    Graph graph = SmallNet.training(0.3f, 0.4f);
    Map<Parameter, float[]> gradients = new LinkedHashMap<>();
    try (Session backward = TestSessions.open(engine, graph, Workload.BACKWARD, 4)) {
      backward.prepare();
      backward.run();
      graph.parameters().stream()
          .filter(parameter -> parameter.role().isTrainable())
          .forEach(parameter -> gradients.put(parameter, backward.gradient(parameter)));
    }
    try (TrainStepSession step =
        (TrainStepSession) TestSessions.open(engine, graph, Workload.TRAIN_STEP, 4)) {
      step.prepare();
      Map<Parameter, float[]> before = values(step);
      step.run();
      step.release();
      step.prepare();
      Map<Parameter, float[]> after = values(step);
      assertThat(before.keySet()).isEqualTo(gradients.keySet());
      gradients.forEach(
          (parameter, gradient) -> {
            float[] moved = new float[gradient.length];
            for (int i = 0; i < moved.length; i++) {
              moved[i] =
                  (before.get(parameter)[i] - after.get(parameter)[i])
                      / TrainStepSession.LEARNING_RATE;
            }
            // what is left of the difference of two nearly equal floats
            assertThat(TestSessions.relativeError(moved, gradient))
                .as(parameter.name())
                .isLessThan(0.05);
          });
    }
  }

  private static Map<Parameter, float[]> values(TrainStepSession session) {
    Map<Parameter, float[]> values = new LinkedHashMap<>();
    session.leaves().forEach((parameter, array) -> values.put(parameter, array.toFloatArray()));
    return values;
  }
}
