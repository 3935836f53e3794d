package org.convmark.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

  private static final Training TRAINING = Training.withoutDropout(0.1f);

  @Test
  void channelsOfAPixelComeToLieTogether() {
    FloatBuffer values = FloatBuffer.wrap(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    FloatBuffer last = Layout.channelsLast(values, 2, 3, 1, 2).asFloatBuffer();
    float[] arranged = new float[last.remaining()];
    last.get(arranged);
    assertThat(arranged).containsExactly(1, 3, 5, 2, 4, 6, 7, 9, 11, 8, 10, 12);
    assertThat(Layout.CHANNELS_LAST.strides(2, 3, 1, 2)).containsExactly(6, 1, 6, 3);
    assertThat(Layout.CHANNELS_FIRST.strides(2, 3, 1, 2)).containsExactly(6, 2, 2, 1);
  }

  static Stream<Arguments> enginesWithAChoice() {
    return Stream.of("pytorch", "pytorch-script")
        .flatMap(
            engine ->
                Stream.of(Layout.values())
                    .flatMap(
                        layout ->
                            Stream.of(1, 3).map(batch -> Arguments.of(engine, layout, batch))));
  }

  private static Session open(
      String engine, Graph graph, Workload workload, LoadRequest.Setting setting) throws Exception {
    return TestSessions.open(engine, graph, workload, setting, TRAINING);
  }

  private static LoadRequest.Setting setting(int batch, Layout layout) {
    return new LoadRequest.Setting(batch, Precision.FP32, Optional.of(layout));
  }

  @ParameterizedTest
  @MethodSource("enginesWithAChoice")
  void changesNoLogitsAndIsReadBack(String engine, Layout layout, int batch) throws Exception {
    float[] expected =
        TestSessions.logits("onnxruntime", SmallNet.graph(), Workload.FORWARD, batch);
    try (Session session =
        open(engine, SmallNet.graph(), Workload.FORWARD, setting(batch, layout))) {
      assertThat(TestSessions.relativeError(TestSessions.call(session), expected)).isLessThan(1e-4);
      assertThat(session.settings()).containsEntry(Session.LAYOUT, layout.word());
    }
  }

  @ParameterizedTest
  @MethodSource("enginesWithAChoice")
  void changesNoGradients(String engine, Layout layout, int batch) throws Exception {
    Graph graph = SmallNet.training(0.3f, 0.4f);
    // one value has no variance to train with
    LoadRequest.Setting setting = setting(batch + 1, layout);
    Map<Parameter, float[]> expected =
        gradients("onnxruntime", graph, new LoadRequest.Setting(batch + 1, Precision.FP32));
    Map<Parameter, float[]> actual = gradients(engine, graph, setting);
    expected.forEach(
        (parameter, gradient) ->
            assertThat(TestSessions.relativeError(actual.get(parameter), gradient))
                .as(parameter.name())
                .isLessThan(1e-4));
  }

  /** Of the third call: a script is rewritten for speed before. */
  private static Map<Parameter, float[]> gradients(
      String engine, Graph graph, LoadRequest.Setting setting) throws Exception {
    Map<Parameter, float[]> gradients = new LinkedHashMap<>();
    try (Session session = open(engine, graph, Workload.BACKWARD, setting)) {
      TestSessions.call(session);
      TestSessions.call(session);
      session.prepare();
      session.run();
      graph.parameters().stream()
          .filter(parameter -> parameter.role().isTrainable())
          .forEach(parameter -> gradients.put(parameter, session.gradient(parameter)));
    }
    return gradients;
  }

  @ParameterizedTest
  @ValueSource(strings = {"onnxruntime", "mxnet", "mxnet-symbol"})
  void isNotNamedByEnginesWithoutAChoice(String engine) throws Exception {
    try (Session session =
        open(engine, SmallNet.graph(), Workload.FORWARD, setting(1, Layout.CHANNELS_LAST))) {
      assertThat(session.settings()).doesNotContainKey(Session.LAYOUT);
    }
  }
}
