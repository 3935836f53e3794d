package org.convmark.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.convmark.model.graph.AvgPool;
import org.convmark.model.graph.Lrn;
import org.convmark.model.graph.Padding;
import org.convmark.model.graph.Window;

/** Operators that an engine lacks or gets wrong, composed of ones that hold on every engine. */
public final class Composed {

  private Composed() {}

  /**
   * The mean under a sliding window; PyTorch through DJL ignores {@code countIncludePad = false}.
   */
  static NDArray avgPool(Dialect dialect, NDArray x, AvgPool op) {
    return op.divisor() == AvgPool.Divisor.WINDOW
        ? meanOfWindow(dialect, x, op.window())
        : meanOfPixels(dialect, x, op);
  }

  /** The mean under the window, dividing by its whole area; zeros are laid around if need be. */
  private static NDArray meanOfWindow(Dialect dialect, NDArray x, Window window) {
    Padding padding = window.padding();
    if (padding.isSymmetric()) {
      return pool(x, window, new Shape(padding.top(), padding.left()));
    }
    try (NDArray copy = dialect.pad(x, padding, 0f)) {
      return pool(copy, window, new Shape(0, 0));
    }
  }

  /**
   * The mean of the real pixels under the window, for engines that ignore {@code countIncludePad =
   * false}: the mean over the window divided by the share of it that is not padding.
   */
  private static NDArray meanOfPixels(Dialect dialect, NDArray x, AvgPool op) {
    try (NDArray mean = meanOfWindow(dialect, x, op.window());
        NDArray ones =
            x.getManager()
                .ones(new Shape(1, 1, x.getShape().get(2), x.getShape().get(3)), x.getDataType());
        NDArray share = meanOfWindow(dialect, ones, op.window())) {
      return mean.div(share);
    }
  }

  /** Local response normalisation, with the mean over neighbouring channels as a pool. */
  public static NDArray lrn(NDArray x, Lrn op) {
    try (NDArray square = x.square();
        NDArray mean =
            x.getDataType() == DataType.FLOAT16
                ? meanOfRows(square, op.size())
                : meanOfDepth(square, op.size());
        NDArray scaled = mean.mul(op.alpha());
        NDArray base = scaled.add(op.k());
        NDArray divisor = base.pow(op.beta())) {
      return x.div(divisor);
    }
  }

  /** The mean over neighbouring channels, taken as the depth of a volume. */
  private static NDArray meanOfDepth(NDArray x, int channels) {
    Shape window = new Shape(channels, 1, 1);
    Shape padding = new Shape(channels / 2, 0, 0);
    try (NDArray volume = x.expandDims(1);
        NDArray mean =
            volume.getNDArrayInternal().avgPool(window, new Shape(1, 1, 1), padding, false, true)) {
      return mean.squeeze(1);
    }
  }

  /** The same with channels as the rows of an image: PyTorch's CPU pools no halves in volumes. */
  private static NDArray meanOfRows(NDArray x, int channels) {
    Shape shape = x.getShape();
    Shape window = new Shape(channels, 1);
    Shape padding = new Shape(channels / 2, 0);
    try (NDArray image = x.reshape(shape.get(0), 1, shape.get(1), shape.get(2) * shape.get(3));
        NDArray mean =
            image.getNDArrayInternal().avgPool(window, new Shape(1, 1), padding, false, true)) {
      return mean.reshape(shape);
    }
  }

  private static NDArray pool(NDArray x, Window window, Shape padding) {
    return x.getNDArrayInternal()
        .avgPool(Operators.kernel(window), Operators.stride(window), padding, false, true);
  }
}
