package org.convmark.model.onnx.read;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;

/** Translates operators that change a shape, where that is what a classifier's head does. */
final class Forms {

  private static final List<Long> HEIGHT_AND_WIDTH = List.of(2L, 3L);
  private static final int RANK = 4;

  private Forms() {}

  static Tensor flatten(OpNode op, Tensor x) {
    op.require(1L, op.whole("axis", 1), "axis");
    return flat(x);
  }

  private static Tensor flat(Tensor x) {
    return x.shape().isImage() ? x.flatten() : x;
  }

  /** To one vector for each image. */
  static Tensor reshape(OpNode op, Tensor x, int batch) {
    List<Long> dims = op.integers("shape", 1).orElse(List.of());
    if (dims.size() != 2) {
      throw op.unknown("to " + dims);
    }
    long images = dims.get(0);
    long features = dims.get(1);
    boolean keepsImages = images == batch || images == 0 || images == -1;
    boolean takesAll = features == x.shape().elements() || (features == -1 && images != -1);
    if (!keepsImages || !takesAll) {
      throw op.unknown("to " + dims);
    }
    return flat(x);
  }

  static Tensor squeeze(OpNode op, Tensor x) {
    requireHeightAndWidth(op, x);
    Shape shape = x.shape();
    if (shape.height() != 1 || shape.width() != 1) {
      throw op.unknown("of " + shape);
    }
    return flat(x);
  }

  static Tensor reduceMean(OpNode op, Tensor x) {
    requireHeightAndWidth(op, x);
    Tensor mean = x.globalAvgPool();
    return op.whole("keepdims", 1) == 1 ? mean : mean.flatten();
  }

  private static void requireHeightAndWidth(OpNode op, Tensor x) {
    Optional<List<Long>> axes = op.integers("axes", 1);
    List<Long> counted =
        axes.orElse(List.of()).stream()
            .map(axis -> axis < 0 ? axis + RANK : axis)
            .sorted()
            .toList();
    if (!x.shape().isImage() || !counted.equals(HEIGHT_AND_WIDTH)) {
      throw op.unknown("axes " + axes.orElse(List.of()));
    }
  }

  /** Of channels of zeros behind the others. */
  static Tensor pad(OpNode op, Tensor x) {
    List<Long> pads = op.integers("pads", 1).orElse(List.of());
    boolean byZero = !op.has(2) || op.scalar(2) == 0;
    if (pads.size() != 2 * RANK
        || !byZero
        || op.has(3)
        || !op.text("mode", "constant").equals("constant")
        || op.real("value", 0) != 0) {
      throw op.unknown("of another kind than zeros");
    }
    int extra = op.size("pads", pads.get(RANK + 1));
    if (Collections.frequency(pads, 0L) < pads.size() - (extra == 0 ? 0 : 1)) {
      throw op.unknown("of " + pads);
    }
    return extra == 0 ? x : x.padChannels(extra);
  }
}
