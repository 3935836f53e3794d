package org.convmark.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.convmark.model.graph.AvgPool;
import org.convmark.model.graph.Conv;
import org.convmark.model.graph.Cost;
import org.convmark.model.graph.MaxPool;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Op;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Window;

/**
 * Consecutive nodes of one layer, module or branch as a row.
 *
 * @param layer name, as deep as asked for
 * @param operators what it does, with kernels, strides and paddings
 * @param output shape of its last result
 * @param cost of all its nodes
 */
record LayerRow(String layer, String operators, Shape output, Cost cost) {

  private static final int MOST_OPERATORS = 4;

  /** Folds nodes whose names agree in their first {@code depth} parts. */
  static List<LayerRow> fold(List<Node> nodes, int depth) {
    List<LayerRow> rows = new ArrayList<>();
    List<Node> open = new ArrayList<>();
    for (Node node : nodes) {
      if (!open.isEmpty() && !layer(node, depth).equals(layer(open.get(0), depth))) {
        rows.add(of(open, depth));
        open.clear();
      }
      open.add(node);
    }
    rows.add(of(open, depth));
    return rows;
  }

  private static LayerRow of(List<Node> nodes, int depth) {
    Node last = nodes.get(nodes.size() - 1);
    return new LayerRow(
        layer(last, depth),
        operators(nodes),
        last.output(),
        nodes.stream().map(Node::cost).reduce(Cost.ZERO, Cost::plus));
  }

  private static String layer(Node node, int depth) {
    String[] parts = node.name().split("/", -1);
    return String.join("/", List.of(parts).subList(0, Math.min(depth, parts.length)));
  }

  private static String operators(List<Node> nodes) {
    if (nodes.size() > MOST_OPERATORS) {
      return nodes.size() + " operators";
    }
    return nodes.stream().map(node -> describe(node.op())).collect(Collectors.joining(", "));
  }

  private static String describe(Op op) {
    if (op instanceof Conv conv) {
      return op.label() + window(conv.window()) + (conv.groups() > 1 ? " g" + conv.groups() : "");
    } else if (op instanceof MaxPool pool) {
      return op.label() + window(pool.window());
    } else if (op instanceof AvgPool pool) {
      return op.label() + window(pool.window());
    }
    return op.label();
  }

  /** Stride and padding as papers write them: {@code /2} and {@code p3}. */
  private static String window(Window window) {
    String stride = window.strideHeight() > 1 ? "/" + window.strideHeight() : "";
    if (window.padding().isNone()) {
      return stride;
    }
    boolean square =
        window.padding().isSymmetric() && window.padding().top() == window.padding().left();
    return stride
        + " p"
        + (square
            ? String.valueOf(window.padding().top())
            : String.format(
                Locale.ROOT,
                "%d,%d,%d,%d",
                window.padding().top(),
                window.padding().left(),
                window.padding().bottom(),
                window.padding().right()));
  }
}
