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
   * The mean under a sliding window: of its pixels where the engine can leave this padding out and
   * is to, else of the whole window, with zeros laid around if need be.
   */
  static NDArray avgPool(Dialect dialect, NDArray x, AvgPool op, Temporaries made) {
    Window window = op.window();
    Padding padding = window.padding();
    boolean whole = op.divisor() == AvgPool.Divisor.WINDOW || !dialect.leavesOut(padding);
    if (padding.isSymmetric()) {
      return pool(x, window, new Shape(padding.top(), padding.left()), whole);
    }
    return pool(made.add(dialect.pad(x, padding, 0f)), window, new Shape(0, 0), whole);
  }

  /** Local response normalisation, with the mean over neighbouring channels as a pool. */
  public static NDArray lrn(Dialect dialect, NDArray x, Lrn op, GraphBlock.Mode mode) {
    try (Temporaries made = new Temporaries(dialect, mode)) {
      NDArray square = made.add(x.square());
      NDArray mean =
          x.getDataType() == DataType.FLOAT16
              ? meanOfRows(square, op.size(), made)
              : meanOfDepth(square, op.size(), made);
      NDArray base = made.add(made.add(mean.mul(op.alpha())).add(op.k()));
      return x.div(made.add(base.pow(op.beta())));
    }
  }

  /** The mean over neighbouring channels, taken as the depth of a volume. */
  private static NDArray meanOfDepth(NDArray x, int channels, Temporaries made) {
    Shape window = new Shape(channels, 1, 1);
    Shape padding = new Shape(channels / 2, 0, 0);
    NDArray volume = made.add(x.expandDims(1));
    NDArray mean =
        made.add(
            volume.getNDArrayInternal().avgPool(window, new Shape(1, 1, 1), padding, false, true));
    return made.add(mean.squeeze(1));
  }

  /** The same with channels as the rows of an image: PyTorch's CPU pools no halves in volumes. */
  private static NDArray meanOfRows(NDArray x, int channels, Temporaries made) {
    Shape shape = x.getShape();
    Shape window = new Shape(channels, 1);
    Shape padding = new Shape(channels / 2, 0);
    NDArray image = made.add(x.reshape(shape.get(0), 1, shape.get(1), shape.get(2) * shape.get(3)));
    NDArray mean =
        made.add(image.getNDArrayInternal().avgPool(window, new Shape(1, 1), padding, false, true));
    return made.add(mean.reshape(shape));
  }

  private static NDArray pool(NDArray x, Window window, Shape padding, boolean whole) {
    return x.getNDArrayInternal()
        .avgPool(Operators.kernel(window), Operators.stride(window), padding, false, whole);
  }
}
