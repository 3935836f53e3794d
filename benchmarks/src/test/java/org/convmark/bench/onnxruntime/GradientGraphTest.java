package org.convmark.bench.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientGraphTest {

  private static final int BATCH = 4;

  private static final Graph WITH_HEADS = SmallNet.training(0.3f, 0.4f);

  static Stream<Graph> forms() {
    return Stream.of(SmallNet.graph(), WITH_HEADS, SmallNet.withSoftmax());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyParameterHasTheGradientThatPyTorchDerives(Graph graph) throws Exception {
    Map<Parameter, float[]> own = gradients("onnxruntime", graph);
    Map<Parameter, float[]> others = gradients("pytorch", graph);
    assertThat(own).isNotEmpty();
    own.forEach(
        (parameter, gradient) ->
            assertThat(TestSessions.relativeError(gradient, others.get(parameter)))
                .as(parameter.name())
                .isLessThan(1e-4));
  }

  private static Map<Parameter, float[]> gradients(String engine, Graph graph) throws Exception {
    Map<Parameter, float[]> gradients = new LinkedHashMap<>();
    Training training = Training.withoutDropout(0.1f);
    try (Session session = TestSessions.open(engine, graph, Workload.BACKWARD, BATCH, training)) {
      session.prepare();
      session.run();
      graph.parameters().stream()
          .filter(parameter -> parameter.role().isTrainable())
          .forEach(parameter -> gradients.put(parameter, session.gradient(parameter)));
      session.release();
    }
    return gradients;
  }

  @Test
  void theForwardPassOfBackwardIsOverBeforeTheTimedCall() throws Exception {
    try (Session session = TestSessions.open("onnxruntime", WITH_HEADS, Workload.BACKWARD, 2)) {
      session.prepare();
      float[] logits = session.logits();
      session.run();
      assertThat(session.logits()).isEqualTo(logits);
      session.release();
    }
  }

  @Test
  void aTrainStepMovesEveryParameterByTheLearningRateAgainstItsGradient() throws Exception {
    Map<Parameter, float[]> gradients = gradients("onnxruntime", WITH_HEADS);
    try (TrainStepSession step = open(WITH_HEADS, Training.withoutDropout(0.1f))) {
      Map<Parameter, float[]> before = values(step);
      TestSessions.call(step);
      Map<Parameter, float[]> after = values(step);
      gradients.forEach(
          (parameter, gradient) ->
              // what is left of the difference of two nearly equal floats
              assertThat(
                      TestSessions.relativeError(
                          moved(before.get(parameter), after.get(parameter)), gradient))
                  .as(parameter.name())
                  .isLessThan(0.05));
    }
  }

  private static float[] moved(float[] before, float[] after) {
    float[] moved = new float[before.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (before[i] - after[i]) / Training.LEARNING_RATE;
    }
    return moved;
  }

  @Test
  void aTrainStepMovesRunningStatisticsAndGoesOnFromWhatItLeft() throws Exception {
    try (TrainStepSession step = open(WITH_HEADS, Training.withoutDropout(0))) {
      Map<Parameter, float[]> before = values(step);
      float[] first = TestSessions.call(step);
      Map<Parameter, float[]> after = values(step);
      before.forEach(
          (parameter, values) ->
              assertThat(after.get(parameter)).as(parameter.name()).isNotEqualTo(values));
      assertThat(TestSessions.call(step)).isNotEqualTo(first);
    }
  }

  @Test
  void aTrainStepKeepsNoGradients() throws Exception {
    try (TrainStepSession step = open(WITH_HEADS, Training.withoutDropout(0))) {
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> step.gradient(WITH_HEADS.parameters().get(0)));
    }
  }

  private static TrainStepSession open(Graph graph, Training training) throws Exception {
    return (TrainStepSession)
        TestSessions.open("onnxruntime", graph, Workload.TRAIN_STEP, BATCH, training);
  }

  private static Map<Parameter, float[]> values(TrainStepSession session) {
    Map<Parameter, float[]> values = new LinkedHashMap<>();
    WITH_HEADS.parameters().forEach(p -> values.put(p, session.value(p)));
    return values;
  }

  @Test
  void everyCallDropsOtherValuesAndTheSameSeedTheSame() throws Exception {
    Training training = Training.seeded(0, TestSessions.SEED);
    float[] first;
    try (Session session =
        TestSessions.open("onnxruntime", WITH_HEADS, Workload.BACKWARD, BATCH, training)) {
      first = TestSessions.call(session);
      assertThat(TestSessions.call(session)).isNotEqualTo(first);
    }
    try (Session session =
        TestSessions.open("onnxruntime", WITH_HEADS, Workload.BACKWARD, BATCH, training)) {
      assertThat(TestSessions.call(session)).isEqualTo(first);
    }
  }
}
