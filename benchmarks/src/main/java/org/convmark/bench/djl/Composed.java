package org.convmark.bench.djl;

import ai.djl.ndarray.NDArray;
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
            x.getManager().ones(new Shape(1, 1, x.getShape().get(2), x.getShape().get(3)));
        NDArray share = meanOfWindow(dialect, ones, op.window())) {
      return mean.div(share);
    }
  }

  /**
   * Local response normalisation; the mean over neighbouring channels is an average pool over the
   * channels taken as the depth of a volume.
   */
  public static NDArray lrn(NDArray x, Lrn op) {
    Shape neighbours = new Shape(op.size(), 1, 1);
    Shape padding = new Shape(op.size() / 2, 0, 0);
    try (NDArray square = x.square();
        NDArray volume = square.expandDims(1);
        NDArray mean =
            volume
                .getNDArrayInternal()
                .avgPool(neighbours, new Shape(1, 1, 1), padding, false, true);
        NDArray squeezed = mean.squeeze(1);
        NDArray scaled = squeezed.mul(op.alpha());
        NDArray base = scaled.add(op.k());
        NDArray divisor = base.pow(op.beta())) {
      return x.div(divisor);
    }
  }

  private static NDArray pool(NDArray x, Window window, Shape padding) {
    return x.getNDArrayInternal()
        .avgPool(Operators.kernel(window), Operators.stride(window), padding, false, true);
  }
}
