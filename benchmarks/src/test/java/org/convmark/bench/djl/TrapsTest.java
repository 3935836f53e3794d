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
import org.convmark.model.graph.AvgPool.Divisor;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Window;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong silently behind DJL's interface; each test fails without its cure. */
class TrapsTest {

  static Stream<Arguments> enginesAndWorkloads() {
    return Stream.of("pytorch", "pytorch-script", "mxnet", "mxnet-symbol")
        .flatMap(
            engine ->
                Workload.ofNetworks().stream().map(workload -> Arguments.of(engine, workload)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "pytorch-script", "mxnet", "mxnet-symbol"})
  void gradientsDoNotAccumulateOverCalls(String engine) throws Exception {
    Graph graph = SmallNet.graph();
    try (Session session = TestSessions.open(engine, graph, Workload.BACKWARD, 2)) {
      Parameter parameter = graph.parameters().get(0);
      float[] first = gradientOfACall(session, parameter);
      for (int i = 0; i < 3; i++) {
        float[] later = gradientOfACall(session, parameter);
        assertThat(TestSessions.relativeError(later, first)).isLessThan(1e-4);
      }
    }
  }

  private static float[] gradientOfACall(Session session, Parameter parameter) {
    session.prepare();
    session.run();
    float[] gradient = session.gradient(parameter);
    session.release();
    return gradient;
  }

  @ParameterizedTest
  @MethodSource("enginesAndWorkloads")
  void aHundredCallsLeakNoArray(String engine, Workload workload) throws Exception {
    Graph graph = workload == Workload.FORWARD ? SmallNet.graph() : SmallNet.training(0.3f, 0.4f);
    Training training = Training.seeded(0.1f, TestSessions.SEED);
    try (DjlSession session =
        (DjlSession) TestSessions.open(engine, graph, workload, 1, training)) {
      TestSessions.call(session);
      int held = session.heldArrays();
      for (int i = 0; i < 100; i++) {
        TestSessions.call(session);
      }
      assertThat(session.heldArrays()).isEqualTo(held);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "pytorch-script", "mxnet", "mxnet-symbol"})
  void theArraysOfANetworkOutliveACallAndHoldWhatItLeft(String engine) throws Exception {
    Graph graph = SmallNet.graph();
    try (TrainStepSession session =
        (TrainStepSession) TestSessions.open(engine, graph, Workload.TRAIN_STEP, 2)) {
      TestSessions.call(session);
      Map<String, float[]> left = values(session.block.trainable());
      session.prepare();
      Map<String, float[]> used = values(session.leaves());
      session.release();
      assertThat(left.keySet()).isEqualTo(used.keySet());
      left.forEach((name, values) -> assertThat(values).as(name).isEqualTo(used.get(name)));
    }
  }

  private static Map<String, float[]> values(Map<Parameter, NDArray> arrays) {
    Map<String, float[]> values = new LinkedHashMap<>();
    arrays.forEach((parameter, array) -> values.put(parameter.name(), array.toFloatArray()));
    return values;
  }

  static Stream<Arguments> enginesAndWindows() {
    return Stream.of("pytorch", "pytorch-script", "mxnet", "mxnet-symbol")
        .flatMap(
            engine ->
                Stream.of(
                        Window.square(3),
                        Window.square(3).pad(1),
                        Window.square(3).stride(2).pad(0, 1, 1, 0),
                        Window.of(4, 3).stride(3).pad(2, 0, 1, 1))
                    .map(window -> Arguments.of(engine, window)));
  }

  @ParameterizedTest
  @MethodSource("enginesAndWindows")
  void averageOfPixelsIgnoresThePadding(String engine, Window window) throws Exception {
    Graph graph =
        Graph.build(
            "test/pixels",
            Shape.image(3, 13, 11),
            x -> x.in("pool").avgPool(window, Divisor.PIXELS).flatten());
    float[] expected = TestSessions.logits("onnxruntime", graph, Workload.FORWARD, 2);
    float[] actual = TestSessions.logits(engine, graph, Workload.FORWARD, 2);
    assertThat(TestSessions.relativeError(actual, expected)).isLessThan(1e-6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "pytorch-script", "mxnet", "mxnet-symbol"})
  void batchNormIsOverChannelsAndTakesNoDetourOverOtherAxes(String engine) throws Exception {
    Graph graph =
        Graph.build(
            "test/batch_norm",
            Shape.image(3, 5, 4),
            x -> x.in("bn").batchNorm(1e-3f).batchNorm(1e-3f).flatten());
    try (DjlSession session = (DjlSession) TestSessions.open(engine, graph, Workload.FORWARD, 2)) {
      session.prepare();
      session.run();
      float[] expected = TestSessions.logits("onnxruntime", graph, Workload.FORWARD, 2);
      assertThat(TestSessions.relativeError(session.logits(), expected)).isLessThan(1e-5);
      // axes that were swapped there and back would have left their copies
      assertThat(session.callArrays()).isEqualTo(2);
      session.release();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "pytorch-script", "mxnet", "mxnet-symbol"})
  void batchNormOfAVectorIsOverItsFeatures(String engine) throws Exception {
    Graph graph =
        Graph.build(
            "test/vector_batch_norm",
            Shape.image(3, 2, 1),
            x -> x.in("bn").flatten().batchNorm(1e-3f).batchNormNoGamma(1e-3f));
    float[] expected = TestSessions.logits("onnxruntime", graph, Workload.FORWARD, 3);
    float[] actual = TestSessions.logits(engine, graph, Workload.FORWARD, 3);
    assertThat(TestSessions.relativeError(actual, expected)).isLessThan(1e-5);
  }

  @Test
  void trainingOnMxNetWaitsForNoActivationToCloseIt() throws Exception {
    Graph graph = SmallNet.training(0.3f, 0.4f);
    try (BackwardSession session =
        (BackwardSession) TestSessions.open("mxnet", graph, Workload.BACKWARD, 2)) {
      session.prepare();
      // closing one would wait for it, and nothing is asked for meanwhile
      assertThat(session.callArrays()).isGreaterThan(graph.nodes().size());
      session.release();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "pytorch-script", "mxnet", "mxnet-symbol"})
  void activationsAreFreedAfterTheirLastUse(String engine) throws Exception {
    try (DjlSession session =
        (DjlSession) TestSessions.open(engine, SmallNet.graph(), Workload.FORWARD, 1)) {
      session.prepare();
      session.run();
      // the input and the logits: nothing in between is still held
      assertThat(session.callArrays()).isEqualTo(2);
      session.release();
    }
  }
}
