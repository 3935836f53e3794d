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

  /**
   * Local response normalisation; the mean over neighbouring channels is an average pool over the
   * channels taken as the depth of a volume.
   */
  public static NDArray lrn(Dialect dialect, NDArray x, Lrn op, GraphBlock.Mode mode) {
    Shape neighbours = new Shape(op.size(), 1, 1);
    Shape padding = new Shape(op.size() / 2, 0, 0);
    try (Temporaries made = new Temporaries(dialect, mode)) {
      NDArray volume = made.add(made.add(x.square()).expandDims(1));
      NDArray mean =
          made.add(
              volume
                  .getNDArrayInternal()
                  .avgPool(neighbours, new Shape(1, 1, 1), padding, false, true));
      NDArray scaled = made.add(made.add(mean.squeeze(1)).mul(op.alpha()));
      NDArray base = made.add(scaled.add(op.k()));
      return x.div(made.add(base.pow(op.beta())));
    }
  }

  private static NDArray pool(NDArray x, Window window, Shape padding, boolean whole) {
    return x.getNDArrayInternal()
        .avgPool(Operators.kernel(window), Operators.stride(window), padding, false, whole);
  }
}
