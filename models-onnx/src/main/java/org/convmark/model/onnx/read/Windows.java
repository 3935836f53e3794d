package org.convmark.model.onnx.read;

import java.util.List;
import org.convmark.model.graph.AvgPool;
import org.convmark.model.graph.Padding;
import org.convmark.model.graph.Rounding;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;
import org.convmark.model.graph.Window;

/** Translates operators that slide a window. */
final class Windows {

  private static final int IMAGE_WEIGHTS = 4;

  private Windows() {}

  static Tensor conv(OpNode op, Tensor x) {
    List<Integer> weight = op.weight(1);
    op.require(IMAGE_WEIGHTS, weight.size(), "weights of dimensions");
    List<Integer> kernel = weight.subList(2, IMAGE_WEIGHTS);
    op.require(kernel, op.sizes("kernel_shape", kernel.get(0), kernel.get(1)), "kernel_shape");
    int groups = op.size("group", op.whole("group", 1));
    long channels = (long) weight.get(1) * groups;
    op.require((long) x.shape().channels(), channels, "weights for channels");
    int filters = weight.get(0);
    Window window = window(op, x.shape(), kernel);
    if (!op.has(2)) {
      return x.groupedConvNoBias(filters, window, groups);
    }
    op.vector(2, filters);
    return x.groupedConv(filters, window, groups);
  }

  static Tensor maxPool(OpNode op, Tensor x) {
    op.require(1, op.node().getOutputCount(), "results");
    Window window = window(op, x.shape(), op.sizes("kernel_shape", 0, 0));
    return x.maxPool(op.whole("ceil_mode", 0) == 1 ? window.ceil() : window);
  }

  static Tensor averagePool(OpNode op, Tensor x) {
    op.require(0L, op.whole("ceil_mode", 0), "ceil_mode");
    return x.avgPool(
        window(op, x.shape(), op.sizes("kernel_shape", 0, 0)),
        op.whole("count_include_pad", 0) == 1 ? AvgPool.Divisor.WINDOW : AvgPool.Divisor.PIXELS);
  }

  private static Window window(OpNode op, Shape input, List<Integer> kernel) {
    op.require(List.of(1, 1), op.sizes("dilations", 1, 1), "dilations");
    List<Integer> strides = op.sizes("strides", 1, 1);
    List<Integer> pads = op.sizes("pads", 0, 0, 0, 0);
    Window window =
        new Window(
            kernel.get(0),
            kernel.get(1),
            strides.get(0),
            strides.get(1),
            new Padding(pads.get(0), pads.get(1), pads.get(2), pads.get(3)),
            Rounding.FLOOR);
    String auto = op.text("auto_pad", "NOTSET");
    return switch (auto) {
      case "NOTSET" -> window;
      case "VALID" -> window.pad(0);
      case "SAME_UPPER" -> window.same(input);
      default -> throw op.unknown("auto_pad " + auto);
    };
  }
}
