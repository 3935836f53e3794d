package org.convmark.bench.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convmark.bench.engine.InputData;
import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.SmallNet;
import org.convmark.bench.engine.TestSessions;
import org.convmark.bench.engine.Training;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.result.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What training has and inference has not: auxiliary classifiers, smoothed labels, statistics. */
class TrainingFormTest {

  private static final int BATCH = 4;

  @ParameterizedTest
  @CsvSource({
    "pytorch, 0",
    "pytorch, 0.1",
    "pytorch-script, 0",
    "pytorch-script, 0.1",
    "mxnet, 0",
    "mxnet, 0.1",
    "mxnet-symbol, 0",
    "mxnet-symbol, 0.1"
  })
  void theLossAddsThatOfEachAuxiliaryClassifierTimesItsWeight(String engine, float smoothing)
      throws Exception {
    Graph graph = SmallNet.training(0.3f, 0.7f);
    Training training = Training.withoutDropout(smoothing);
    try (BackwardSession session =
        (BackwardSession) TestSessions.open(engine, graph, Workload.BACKWARD, BATCH, training)) {
      session.prepare();
      NDList outputs = session.outputs();
      assertThat(outputs).hasSize(3);
      double expected =
          crossEntropy(outputs.get(0), smoothing)
              + 0.3 * crossEntropy(outputs.get(1), smoothing)
              + 0.7 * crossEntropy(outputs.get(2), smoothing);
      double loss = session.loss().toFloatArray()[0];
      assertThat(loss / expected).isCloseTo(1, within(1e-5));
      assertThat(session.logits()).isEqualTo(outputs.get(0).toFloatArray());
      session.run();
      session.release();
    }
  }

  /** By the definition, in double precision. */
  private static double crossEntropy(NDArray logits, double smoothing) {
    float[] z = logits.toFloatArray();
    int classes = SmallNet.CLASSES;
    int[] labels = InputData.labels(classes, BATCH);
    double sum = 0;
    for (int image = 0; image < BATCH; image++) {
      double total = 0;
      for (int k = 0; k < classes; k++) {
        total += Math.exp(z[image * classes + k]);
      }
      for (int k = 0; k < classes; k++) {
        double target = (k == labels[image] ? 1 - smoothing : 0) + smoothing / classes;
        sum -= target * (z[image * classes + k] - Math.log(total));
      }
    }
    return sum / BATCH;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "pytorch-script", "mxnet", "mxnet-symbol"})
  void theGradientIsTheNetworksOwnAndThatOfEachAuxiliaryClassifierTimesItsWeight(String engine)
      throws Exception {
    Map<String, float[]> main = gradients(engine, SmallNet.graph());
    Map<String, float[]> once = gradients(engine, SmallNet.training(0.3f, 0.4f));
    Map<String, float[]> twice = gradients(engine, SmallNet.training(0.6f, 0.8f));
    once.forEach(
        (parameter, gradient) -> {
          float[] own = main.getOrDefault(parameter, new float[gradient.length]);
          float[] expected = new float[gradient.length];
          for (int i = 0; i < expected.length; i++) {
            expected[i] = own[i] + 2 * (gradient[i] - own[i]);
          }
          assertThat(TestSessions.relativeError(twice.get(parameter), expected))
              .as(parameter)
              .isLessThan(1e-4);
        });
    assertThat(once.keySet()).filteredOn(name -> name.startsWith("aux1")).hasSize(6);
    assertThat(once.keySet()).filteredOn(name -> name.startsWith("aux2")).hasSize(5);
    assertThat(differenceOfFirst(once, main)).isGreaterThan(0.05);
  }

  private static double differenceOfFirst(Map<String, float[]> a, Map<String, float[]> b) {
    String first = a.keySet().iterator().next();
    return TestSessions.relativeError(a.get(first), b.get(first));
  }

  private static Map<String, float[]> gradients(String engine, Graph graph) throws Exception {
    Map<String, float[]> gradients = new LinkedHashMap<>();
    try (Session session = TestSessions.open(engine, graph, Workload.BACKWARD, BATCH)) {
      session.prepare();
      session.run();
      graph.parameters().stream()
          .filter(parameter -> parameter.role().isTrainable())
          .forEach(parameter -> gradients.put(parameter.name(), session.gradient(parameter)));
      session.release();
    }
    return gradients;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "pytorch-script", "mxnet", "mxnet-symbol"})
  void inferenceHoldsTheSameWeightsAsTrainingButNoneOfAnAuxiliaryClassifier(String engine)
      throws Exception {
    Map<String, float[]> training;
    Map<String, float[]> inference;
    try (DjlSession session = open(engine, SmallNet.training(0.3f, 0.4f), Workload.BACKWARD)) {
      training = values(session.block.trainable());
    }
    try (DjlSession session = open(engine, SmallNet.graph(), Workload.FORWARD)) {
      inference = values(session.block.trainable());
    }
    assertThat(training.keySet()).anyMatch(name -> name.startsWith("aux"));
    assertThat(inference.keySet()).isNotEmpty().noneMatch(name -> name.startsWith("aux"));
    inference.forEach((name, weight) -> assertThat(training.get(name)).isEqualTo(weight));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "pytorch-script", "mxnet", "mxnet-symbol"})
  void batchNormTakesTheStatisticsOfTheBatchAndMovesItsRunningOnes(String engine) throws Exception {
    Graph graph = SmallNet.graph();
    float[] inference = TestSessions.logits(engine, graph, Workload.FORWARD, BATCH);
    try (DjlSession session = open(engine, graph, Workload.BACKWARD)) {
      assertThat(TestSessions.relativeError(TestSessions.call(session), inference))
          .isGreaterThan(0.05);
    }
    try (DjlSession session = open(engine, graph, Workload.TRAIN_STEP)) {
      Map<String, float[]> before = values(session.block.statistics());
      TestSessions.call(session);
      Map<String, float[]> after = values(session.block.statistics());
      assertThat(before).hasSize(4);
      before.forEach(
          (name, values) ->
              assertThat(TestSessions.relativeError(after.get(name), values))
                  .as(name)
                  .isGreaterThan(0.01));
    }
  }

  private static DjlSession open(String engine, Graph graph, Workload workload) throws Exception {
    return (DjlSession) TestSessions.open(engine, graph, workload, BATCH);
  }

  private static Map<String, float[]> values(Map<Parameter, NDArray> arrays) {
    Map<String, float[]> values = new LinkedHashMap<>();
    arrays.forEach((parameter, array) -> values.put(parameter.name(), array.toFloatArray()));
    return values;
  }
}
