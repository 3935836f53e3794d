package org.convmark.bench.djl;

import static org.assertj.core.api.Assertions.assertThat;

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
    return Stream.of("pytorch-script", "mxnet", "mxnet-symbol")
        .flatMap(
            engine ->
                Stream.of(SmallNet.graph(), SmallNet.training(0.3f, 0.4f))
                    .map(graph -> Arguments.of(engine, graph)));
  }

  @ParameterizedTest
  @MethodSource("enginesAndForms")
  void computesTheGradientOfEveryParameterThatPyTorchDoes(String engine, Graph graph)
      throws Exception {
    Map<Parameter, float[]> expected = gradients("pytorch", graph, 1);
    // a script is rewritten for speed during its first calls, and must stay right
    Map<Parameter, float[]> actual = gradients(engine, graph, 5);
    expected.forEach(
        (parameter, gradient) ->
            assertThat(TestSessions.relativeError(actual.get(parameter), gradient))
                .as(parameter.name())
                .isLessThan(1e-4));
  }

  /** What the last of several calls leaves. */
  private static Map<Parameter, float[]> gradients(String engine, Graph graph, int calls)
      throws Exception {
    Training training = Training.withoutDropout(0.1f);
    Map<Parameter, float[]> gradients = new LinkedHashMap<>();
    try (Session session = TestSessions.open(engine, graph, Workload.BACKWARD, 4, training)) {
      for (int i = 1; i < calls; i++) {
        TestSessions.call(session);
      }
      session.prepare();
      session.run();
      graph.parameters().stream()
          .filter(parameter -> parameter.role().isTrainable())
          .forEach(parameter -> gradients.put(parameter, session.gradient(parameter)));
    }
    return gradients;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "pytorch-script", "mxnet", "mxnet-symbol"})
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
      // of the second call, so that a first which leaves a gradient or stops recording is seen
      TestSessions.call(step);
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
                  (before.get(parameter)[i] - after.get(parameter)[i]) / Training.LEARNING_RATE;
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
