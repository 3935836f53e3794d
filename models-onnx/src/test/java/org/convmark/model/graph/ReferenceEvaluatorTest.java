package org.convmark.model.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The oracle against sums done by hand. */
class ReferenceEvaluatorTest {

  private static final double[] NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  @Test
  void aConvolutionCorrelatesAndPadsAsymmetrically() {
    double[] result =
        run(x -> x.convNoBias(1, Window.square(2).stride(2).pad(1, 0, 0, 1)), 1, 2, 3, 4);
    assertThat(result).containsExactly(1 * 3 + 2 * 4, 3 * 3, 4 + 10 + 21 + 32, 6 * 1 + 9 * 3);
  }

  @Test
  void ceilPoolsSeeOnlyPixels() {
    assertThat(run(x -> x.maxPool(Window.square(2).stride(2).ceil()))).containsExactly(5, 6, 8, 9);
  }

  @Test
  void averagesDivideByWindowOrPixels() {
    Window corner = Window.square(2).stride(3).pad(1, 1, 0, 0);
    assertThat(run(x -> x.avgPool(corner, AvgPool.Divisor.WINDOW))).containsExactly(0.25);
    assertThat(run(x -> x.avgPool(corner, AvgPool.Divisor.PIXELS))).containsExactly(1);
    assertThat(run(Tensor::globalAvgPool)).containsExactly(5);
  }

  @Test
  void normalisationDividesAlphaByTheSize() {
    assertThat(run(x -> x.padChannels(2).lrn(3, 3, 1, 1))[1])
        .isEqualTo(2.0 / (1 + 4), within(1e-12));
  }

  @Test
  void addedChannelsAreZeroAndComeLast() {
    double[] result = run(x -> x.padChannels(2));
    assertThat(result).hasSize(27).startsWith(NINE).endsWith(new double[18]);
  }

  @Test
  void aBatchNormWithoutGammaDividesOnly() {
    double[] result = run(x -> x.batchNormNoGamma(1e-12f), 4);
    assertThat(result[8]).isEqualTo((9 - 4) / 2.0 + 4, within(1e-9));
  }

  private static double[] run(UnaryOperator<Tensor> layer, float... weight) {
    Graph graph = Graph.build("test", Shape.image(1, 3, 3), x -> layer.apply(x.in("a")));
    return new ReferenceEvaluator(graph, parameter -> FloatBuffer.wrap(weight))
        .evaluate(NINE)
        .get(graph.output().name());
  }
}
