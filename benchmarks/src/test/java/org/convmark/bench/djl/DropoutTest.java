package org.convmark.bench.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.SmallNet;
import org.convmark.bench.engine.TestSessions;
import org.convmark.bench.engine.Training;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Shape;
import org.convmark.result.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {

  private static final int BATCH = 8;
  private static final long SEED = 11;
  private static final Graph GRAPH = SmallNet.training(0.3f, 0.4f);

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "pytorch-script", "mxnet", "mxnet-symbol"})
  void sessionsOfTheSameSeedDrawTheSameMasksInAllTheirCalls(String engine) throws Exception {
    List<Map<String, float[]>> first = calls(engine, Training.seeded(0, SEED), 2);
    List<Map<String, float[]>> second = calls(engine, Training.seeded(0, SEED), 2);
    for (int call = 0; call < 2; call++) {
      Map<String, float[]> expected = first.get(call);
      second
          .get(call)
          .forEach(
              (name, values) ->
                  assertThat(TestSessions.relativeError(values, expected.get(name)))
                      .as(name)
                      .isLessThan(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "pytorch-script", "mxnet", "mxnet-symbol"})
  void anotherSeedAndTheNextCallDrawOtherMasks(String engine) throws Exception {
    List<Map<String, float[]>> calls = calls(engine, Training.seeded(0, SEED), 3);
    requireDifferent(calls.get(0), calls.get(1));
    requireDifferent(calls.get(1), calls.get(2));
    requireDifferent(calls.get(0), calls.get(2));
    requireDifferent(calls.get(0), calls(engine, Training.seeded(0, SEED + 1), 1).get(0));
    requireDifferent(calls.get(0), calls(engine, Training.withoutDropout(0), 1).get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "pytorch-script", "mxnet", "mxnet-symbol"})
  void aTrainStepDrawsTheMasksOfItsSeedToo(String engine) throws Exception {
    float[] expected = calls(engine, Training.seeded(0, SEED), 1).get(0).get("logits");
    try (DjlSession session = open(engine, Workload.TRAIN_STEP, Training.seeded(0, SEED))) {
      assertThat(TestSessions.relativeError(TestSessions.call(session), expected)).isLessThan(1e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"onnxruntime", "pytorch", "pytorch-script", "mxnet", "mxnet-symbol"})
  void dropsTheShareOfItsRateAndScalesTheRestUp(String engine) throws Exception {
    Graph graph =
        Graph.build(
            "test/dropout",
            Shape.image(1, 50, 40),
            x -> x.in("drop").flatten().batchNorm(1e-3f).dropout(0.3f));
    float[] whole = logits(engine, graph, Training.withoutDropout(0));
    float[] left = logits(engine, graph, Training.seeded(0, SEED));
    int dropped = 0;
    for (int i = 0; i < left.length; i++) {
      if (left[i] == 0) {
        dropped++;
      } else {
        assertThat(left[i] / whole[i]).isCloseTo(1 / 0.7f, within(1e-3f));
      }
    }
    assertThat((double) dropped / left.length).isCloseTo(0.3, within(0.03));
  }

  private static float[] logits(String engine, Graph graph, Training training) throws Exception {
    try (Session session = TestSessions.open(engine, graph, Workload.TRAIN_STEP, BATCH, training)) {
      return TestSessions.call(session);
    }
  }

  private static DjlSession open(String engine, Workload workload, Training training)
      throws Exception {
    return (DjlSession) TestSessions.open(engine, GRAPH, workload, BATCH, training);
  }

  /** The results of each call: logits, those of the classifier that drops, and all gradients. */
  private static List<Map<String, float[]>> calls(String engine, Training training, int count)
      throws Exception {
    List<Map<String, float[]>> calls = new ArrayList<>();
    try (TrainingSession session = (TrainingSession) open(engine, Workload.BACKWARD, training)) {
      for (int i = 0; i < count; i++) {
        calls.add(call(session));
      }
    }
    return calls;
  }

  private static Map<String, float[]> call(TrainingSession session) {
    session.prepare();
    session.run();
    Map<String, float[]> results = new LinkedHashMap<>();
    results.put("logits", session.logits());
    results.put("auxiliary", session.outputs().get(1).toFloatArray());
    GRAPH.parameters().stream()
        .filter(parameter -> parameter.role().isTrainable())
        .forEach(parameter -> results.put(parameter.name(), session.gradient(parameter)));
    session.release();
    return results;
  }

  private static void requireDifferent(Map<String, float[]> a, Map<String, float[]> b) {
    for (String logits : List.of("logits", "auxiliary")) {
      assertThat(TestSessions.relativeError(a.get(logits), b.get(logits)))
          .as(logits)
          .isGreaterThan(0.05);
    }
  }
}
