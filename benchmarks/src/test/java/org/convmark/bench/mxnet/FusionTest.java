package org.convmark.bench.mxnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convmark.model.graph.Window.square;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.convmark.bench.engine.TestSessions;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;
import org.convmark.result.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** oneDNN's pass must not fuse away what a second node still reads. */
class FusionTest {

  static Stream<Arguments> readersOfAConvolution() {
    return Stream.of(
        on("relu and itself", c -> c.in("b").relu().add(c)),
        on("itself and relu", c -> c.add(c.in("b").relu())),
        on("twice", c -> c.add(c)),
        on("concat with relu", c -> c.in("b").relu().concat(c)),
        on("batch norm and itself", c -> c.in("b").batchNorm(1e-3f).add(c)),
        on("itself and batch norm", c -> c.add(c.in("b").batchNorm(1e-3f))),
        on("relu behind dropout", c -> c.in("b").dropout(0.3f).relu().add(c)),
        on("readers behind dropout", c -> twice(c.in("b").dropout(0.3f))),
        on("pre-activation", c -> c.add(conv(c.in("b").batchNorm(1e-3f).relu().in("d")))),
        on("pre-activation first", c -> conv(c.in("b").batchNorm(1e-3f).relu().in("d")).add(c)),
        on("residual sum", c -> conv(c.in("d")).add(c).relu()),
        on("relu and another", c -> c.in("b").relu().add(c.in("e").scale(0.5f))),
        on("shared batch norm", c -> twice(conv(pool(c)).batchNorm(1e-3f))),
        on("shared sum", c -> twice(conv(pool(c).in("w")).add(pool(c)))),
        on("shared relu", c -> shortcut(conv(pool(c)).relu())),
        on("shared dense layer", c -> twice(c.in("v").flatten().linear(9))));
  }

  private static Arguments on(String name, UnaryOperator<Tensor> readers) {
    return arguments(
        name,
        Graph.build(
            "test/fusion",
            Shape.image(6, 13, 11),
            x -> head(readers.apply(conv(x.in("a"))).in("fc"))));
  }

  private static Tensor head(Tensor x) {
    return (x.shape().isImage() ? x.flatten() : x).linear(7);
  }

  private static Tensor conv(Tensor x) {
    return x.conv(6, square(3).pad(1));
  }

  private static Tensor pool(Tensor x) {
    return x.in("pool").maxPool(square(1));
  }

  private static Tensor twice(Tensor x) {
    return x.in("r").relu().add(x);
  }

  private static Tensor shortcut(Tensor x) {
    return x.add(conv(x.in("s")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readersOfAConvolution")
  void changesNothingForTheOtherReaders(String name, Graph graph) throws Exception {
    float[] expected = TestSessions.logits("onnxruntime", graph, Workload.FORWARD, 3);
    float[] actual = TestSessions.logits("mxnet-symbol", graph, Workload.FORWARD, 3);
    assertThat(TestSessions.relativeError(actual, expected)).isLessThan(1e-4);
  }
}
