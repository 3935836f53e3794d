package org.convmark.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.convmark.model.graph.AvgPool.Divisor;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;
import org.convmark.model.graph.TrainingGraph;
import org.convmark.model.graph.TrainingProblem;
import org.convmark.model.graph.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operator's gradient against the slope of the loss, which is taken in double precision. */
class GradientRuleTest {

  private static final int SAMPLES = 40;

  static Stream<Arguments> operators() {
    return Stream.concat(convolutions(), others());
  }

  /** In all forms that their gradients have, which depend on the batch. */
  static Stream<Arguments> convolutions() {
    return Stream.of(
        on("conv", x -> x.conv(5, Window.square(3))),
        on("conv of many channels", x -> x.conv(20, Window.square(1)).conv(4, Window.square(3))),
        on("conv of many filters", x -> x.conv(70, Window.square(3).stride(2).pad(1))),
        on("conv of many channels and few pixels", x -> small(x).conv(9, Window.square(3).pad(1))),
        on("conv of few pixels", x -> small(x).conv(70, Window.of(3, 1).pad(1, 0, 0, 0))),
        on("conv 1x1 of few pixels", x -> x.globalAvgPool().conv(8, Window.square(1))),
        on("conv 1x5", x -> x.conv(5, Window.of(1, 5).pad(0, 2, 0, 2))),
        on("conv 3x1", x -> x.convNoBias(5, Window.of(3, 1).pad(1, 0, 1, 0))),
        on("conv 1x1", x -> x.conv(5, Window.square(1))),
        on("conv 1x1 stride 2", x -> x.conv(5, Window.square(1).stride(2))),
        on("conv stride 2", x -> x.conv(5, Window.square(3).stride(2).pad(1))),
        on("conv stride 3 that misses the border", x -> x.conv(5, Window.square(2).stride(3))),
        on("conv one-sided", x -> x.conv(5, Window.square(3).stride(2).pad(0, 0, 1, 1))),
        on("conv padded by more than it reaches", x -> x.conv(5, Window.square(1).pad(1, 0, 2, 1))),
        on("grouped conv", x -> x.groupedConv(8, Window.square(3).pad(1), 2)),
        on("grouped conv stride 2", x -> x.groupedConv(8, Window.square(3).stride(2).pad(1), 2)),
        on(
            "grouped conv of many channels",
            x -> small(x).groupedConv(12, Window.square(3).pad(1), 2)),
        on(
            "grouped conv of few pixels",
            x -> small(x).groupedConv(140, Window.square(3).pad(1), 2)),
        on("grouped conv 1x1", x -> x.groupedConv(8, Window.square(1), 2)),
        on("depthwise conv", x -> x.groupedConvNoBias(12, Window.square(3).pad(1), 6)));
  }

  private static Stream<Arguments> others() {
    return Stream.of(
        on("batch norm", x -> x.batchNorm(1e-3f)),
        on("batch norm without gamma", x -> x.batchNormNoGamma(1e-3f)),
        on("batch norm of a vector", x -> x.flatten().linear(8).batchNorm(1e-3f)),
        on("relu", Tensor::relu),
        on("max pool", x -> x.maxPool(Window.square(2).stride(2))),
        on(
            "max pool that overlaps and rounds up",
            x -> x.maxPool(Window.square(3).stride(2).ceil())),
        on("max pool one-sided", x -> x.maxPool(Window.square(2).pad(0, 0, 1, 1))),
        on("mean of window", x -> x.avgPool(Window.square(3).pad(1), Divisor.WINDOW)),
        on("mean of window stride 2", x -> x.avgPool(Window.square(3).stride(2), Divisor.WINDOW)),
        on("mean of pixels", x -> x.avgPool(Window.square(3).pad(1), Divisor.PIXELS)),
        on(
            "mean of pixels one-sided",
            x -> x.avgPool(Window.square(3).stride(2).pad(0, 1, 1, 0), Divisor.PIXELS)),
        on("mean without padding", x -> x.avgPool(Window.square(4), Divisor.WINDOW)),
        on("global mean", Tensor::globalAvgPool),
        on("normalisation", x -> x.lrn(5, 0.5f, 0.75f, 2)),
        on("concat", x -> x.concat(x.relu(), x.conv(2, Window.square(1)))),
        on("sum", x -> x.relu().add(x)),
        on("sum of the same", x -> x.add(x)),
        on("scale", x -> x.scale(0.3f)),
        on("added channels", x -> x.padChannels(3)),
        on("flatten", Tensor::flatten),
        on("dropout", x -> x.dropout(0.4f)),
        on("linear", x -> x.flatten().linear(7)),
        on("linear without bias", x -> x.flatten().linearNoBias(7)),
        on("softmax", x -> x.flatten().linear(7).softmax()),
        on("heads", x -> x.auxiliary(0.3f, head -> classifier(head.relu())).relu()));
  }

  private static Arguments on(String name, UnaryOperator<Tensor> operator) {
    return Arguments.of(name, operator);
  }

  /** 40 channels of 5x4 pixels. */
  private static Tensor small(Tensor x) {
    return x.conv(40, Window.square(1)).avgPool(Window.square(4), Divisor.WINDOW);
  }

  private static Tensor classifier(Tensor x) {
    return (x.shape().isImage() ? x.flatten() : x).linear(4);
  }

  private static Graph graph(UnaryOperator<Tensor> operator) {
    return Graph.build(
        "test",
        Shape.image(3, 8, 7),
        image -> {
          Tensor x = image.in("before").conv(6, Window.square(3).pad(1));
          return classifier(operator.apply(x.in("operator")).in("after"));
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operators")
  void theGradientIsTheSlopeOfTheLoss(String name, UnaryOperator<Tensor> operator)
      throws Exception {
    requireSlopes(graph(operator), TrainingProblem.BATCH);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("convolutions")
  void theGradientOfOneImageIsTheSlopeOfItsLoss(String name, UnaryOperator<Tensor> operator)
      throws Exception {
    requireSlopes(graph(operator), 1);
  }

  private static void requireSlopes(Graph graph, int batch) throws Exception {
    TrainingGraph training = TrainingGraph.of(graph, batch, TrainingGraph.Dropping.MASKED);
    TrainingProblem problem = new TrainingProblem(graph, training);
    Map<String, float[]> results = OnnxRun.of(training.gradients(), problem);
    assertThat((double) results.get(TrainingGraph.LOSS)[0]).isCloseTo(problem.loss(), within(1e-5));
    for (Parameter parameter : graph.parameters()) {
      if (parameter.role().isTrainable()) {
        float[] gradient = results.get(TrainingGraph.gradient(parameter));
        assertThat(error(gradient, parameter, problem)).as(parameter.name()).isLessThan(1e-4);
      }
    }
  }

  /** Relative to the slopes, or to a thousandth where their true value is 0. */
  private static double error(float[] gradient, Parameter parameter, TrainingProblem problem) {
    double difference = 0;
    double norm = 0;
    int stride = Math.max(1, gradient.length / SAMPLES);
    for (int i = 0; i < gradient.length; i += stride) {
      double slope = problem.slope(parameter, i);
      difference += Math.pow(gradient[i] - slope, 2);
      norm += slope * slope;
    }
    return Math.sqrt(difference) / Math.max(Math.sqrt(norm), 1e-3);
  }
}
