package org.convmark.bench.engine;

import static org.convmark.model.graph.Window.square;

import org.convmark.model.graph.AvgPool.Divisor;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;
import org.convmark.model.graph.Window;

/**
 * A net of a few thousand parameters with every operator, each in the forms that engines trip on.
 */
public final class SmallNet {

  public static final int CLASSES = 10;

  private SmallNet() {}

  public static Graph graph() {
    return training(1, 1).inference();
  }

  /** The form with two auxiliary classifiers, given the weights of their losses. */
  public static Graph training(float first, float second) {
    return Graph.build(
        "test/small_net", Shape.image(3, 24, 20), image -> network(image, first, second));
  }

  private static Tensor network(Tensor image, float first, float second) {
    Tensor x = image.in("conv1").conv(8, square(3).pad(1)).relu();
    x = x.in("norm1").lrn(5, 0.5f, 0.75f, 1f);
    x = x.in("pool1").maxPool(square(3).stride(2).ceil());
    x = x.in("conv2").groupedConv(12, square(3).pad(0, 0, 1, 1), 2).relu();
    x = x.auxiliary(first, SmallNet::headWithDropout);
    Tensor branch = x.in("conv3").convNoBias(12, Window.of(1, 5).pad(0, 2, 0, 2)).batchNorm(1e-3f);
    x = branch.scale(0.5f).add(x).relu();
    Tensor pixels = x.in("mix/pixels").avgPool(square(3).pad(1), Divisor.PIXELS);
    Tensor window = x.in("mix/window").avgPool(square(3).pad(1), Divisor.WINDOW);
    Tensor oneSided = x.in("mix/one_sided").avgPool(square(2).pad(0, 0, 1, 1), Divisor.PIXELS);
    Tensor largest = x.in("mix/largest").maxPool(square(2).pad(0, 0, 1, 1));
    x = pixels.in("mix").concat(window, oneSided, largest);
    x = x.in("conv4").conv(16, square(3).stride(2).pad(1)).relu();
    x = x.auxiliary(second, SmallNet::headWithBatchNorm);
    x = separable(x.in("conv5")).add(optionA(x.in("conv5/shortcut"), 4)).relu().globalAvgPool();
    x = x.in("fc5").flatten().dropout(0.3f).linearNoBias(24).relu();
    return x.in("fc6").linear(CLASSES);
  }

  private static Tensor headWithDropout(Tensor x) {
    Tensor y = x.in("aux1").avgPool(square(3).stride(2), Divisor.WINDOW).conv(6, square(1)).relu();
    return y.in("aux1/fc1")
        .flatten()
        .linear(16)
        .relu()
        .dropout(0.3f)
        .in("aux1/fc2")
        .linear(CLASSES);
  }

  private static Tensor headWithBatchNorm(Tensor x) {
    Tensor y = x.in("aux2").convNoBias(8, square(1)).batchNorm(1e-3f).relu().globalAvgPool();
    return y.in("aux2/fc").flatten().linear(CLASSES);
  }

  /** Depthwise with a multiplier, padded as TensorFlow does, then pointwise. */
  private static Tensor separable(Tensor x) {
    Tensor y = x.groupedConvNoBias(32, square(3).stride(2).same(x.shape()), 16);
    return y.convNoBias(20, square(1)).batchNormNoGamma(1e-3f);
  }

  private static Tensor optionA(Tensor x, int extra) {
    return x.maxPool(square(1).stride(2)).padChannels(extra);
  }

  /** The same with probabilities instead of logits. */
  public static Graph withSoftmax() {
    return Graph.build(
            "test/small_net_softmax",
            Shape.image(3, 24, 20),
            image -> network(image, 1, 1).in("prob").softmax())
        .inference();
  }
}
