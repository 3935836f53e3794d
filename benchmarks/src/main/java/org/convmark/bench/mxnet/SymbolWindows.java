package org.convmark.bench.mxnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convmark.model.graph.AvgPool;
import org.convmark.model.graph.Conv;
import org.convmark.model.graph.MaxPool;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Padding;
import org.convmark.model.graph.Role;
import org.convmark.model.graph.Rounding;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Window;

/** The operators with a sliding window; MXNet's pad opposite sides alike. */
final class SymbolWindows {

  private final SymbolNodes nodes;

  SymbolWindows(SymbolNodes nodes) {
    this.nodes = nodes;
  }

  /**
   * Adds a convolution.
   *
   * @param inputs activation, weight, and bias if there is one
   */
  int conv(Node node, Conv conv, List<Integer> inputs) {
    SymbolOp op =
        sliding("Convolution", conv.window())
            .with("num_filter", conv.filters())
            .with("num_group", conv.groups())
            .with("no_bias", node.has(Role.BIAS) ? "False" : "True");
    List<Integer> padded = new ArrayList<>(inputs);
    padded.set(0, padded(node, conv.window(), 0, inputs.get(0)));
    return nodes.operator(node.name(), op, padded);
  }

  int maxPool(Node node, MaxPool pool, int x) {
    Window window = pool.window();
    SymbolOp op =
        sliding("Pooling", window)
            .with("pool_type", "max")
            .with("pooling_convention", window.rounding() == Rounding.CEIL ? "full" : "valid");
    return nodes.operator(node.name(), op, padded(node, window, -Float.MAX_VALUE, x));
  }

  int avgPool(Node node, AvgPool pool, int x, Shape input) {
    Window window = pool.window();
    boolean wholeWindow = pool.divisor() == AvgPool.Divisor.WINDOW;
    SymbolOp mean = sliding("Pooling", window).with("pool_type", "avg");
    if (wholeWindow || window.padding().isSymmetric()) {
      SymbolOp op = mean.with("count_include_pad", wholeWindow ? "True" : "False");
      return nodes.operator(node.name(), op, padded(node, window, 0, x));
    }
    // padding that is laid around a copy is counted, so its share is taken out again
    int whole = nodes.operator(node.name() + ":mean", mean, padded(node, window, 0, x));
    int shares =
        nodes.constant(
            new SymbolConstant(
                node.name() + ":shares",
                pool.shares(input),
                1,
                1,
                node.output().height(),
                node.output().width()));
    return nodes.operator(node.name(), SymbolOp.of("broadcast_mul"), List.of(whole, shares));
  }

  int globalAvgPool(Node node, int x) {
    SymbolOp op =
        SymbolOp.of("Pooling")
            .with("kernel", pair(1, 1))
            .with("pool_type", "avg")
            .with("global_pool", "True");
    return nodes.operator(node.name(), op, x);
  }

  /** The mean over {@code size} neighbours in the depth of N×1×D×H×W. */
  static SymbolOp meanOverDepth(int size) {
    return SymbolOp.of("Pooling")
        .with("kernel", String.format(Locale.ROOT, "(%d, 1, 1)", size))
        .with("stride", "(1, 1, 1)")
        .with("pad", String.format(Locale.ROOT, "(%d, 0, 0)", size / 2))
        .with("pool_type", "avg")
        .with("count_include_pad", "True");
  }

  private static SymbolOp sliding(String type, Window window) {
    Padding padding = window.padding().isSymmetric() ? window.padding() : Padding.NONE;
    return SymbolOp.of(type)
        .with("kernel", pair(window.kernelHeight(), window.kernelWidth()))
        .with("stride", pair(window.strideHeight(), window.strideWidth()))
        .with("pad", pair(padding.top(), padding.left()));
  }

  private static String pair(int height, int width) {
    return String.format(Locale.ROOT, "(%d, %d)", height, width);
  }

  /** The activation itself, or a copy with {@code value} around it if sides are padded unalike. */
  private int padded(Node node, Window window, float value, int x) {
    Padding padding = window.padding();
    if (padding.isSymmetric()) {
      return x;
    }
    SymbolOp op =
        SymbolOp.of("Pad")
            .with("mode", "constant")
            .with("constant_value", value)
            .with("pad_width", width(padding));
    return nodes.operator(node.name() + ":padded", op, x);
  }

  private static String width(Padding padding) {
    return String.format(
        Locale.ROOT,
        "(0, 0, 0, 0, %d, %d, %d, %d)",
        padding.top(),
        padding.bottom(),
        padding.left(),
        padding.right());
  }
}
