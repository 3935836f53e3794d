package org.convmark.model.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.convmark.model.graph.Conv;
import org.convmark.model.graph.Dropout;
import org.convmark.model.graph.Linear;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Padding;
import org.convmark.model.graph.Role;
import org.convmark.model.graph.Scale;
import org.convmark.model.graph.Window;

/** What a single operator says of itself. */
final class Properties {

  /** A property of those operators that have it. */
  interface Property {
    Value of(Node node);
  }

  static final Map<String, Property> ALL = new TreeMap<>();

  static {
    put("filters", "a convolution or linear layer", Properties::filters);
    put("channels_in", "a convolution or linear layer", Properties::channelsIn);
    put("groups", "a convolution", node -> conv(node).map(conv -> Value.number(conv.groups())));
    put("kernel", "a convolution or pool", node -> node.op().sliding().map(Properties::kernel));
    put("stride", "a convolution or pool", node -> node.op().sliding().map(Properties::stride));
    put("pad", "a convolution or pool", node -> node.op().sliding().map(Properties::pad));
    put("rate", "a dropout", Properties::rate);
    put("factor", "a scale", Properties::factor);
  }

  private Properties() {}

  private static void put(String name, String owner, Function<Node, Optional<Value>> property) {
    ALL.put(
        name,
        node ->
            property
                .apply(node)
                .orElseThrow(
                    () ->
                        new QueryException(
                            String.format(
                                Locale.ROOT,
                                "%s: expected %s, found %s",
                                name,
                                owner,
                                node.name()))));
  }

  private static Optional<Conv> conv(Node node) {
    return node.op() instanceof Conv conv ? Optional.of(conv) : Optional.empty();
  }

  private static Optional<Value> filters(Node node) {
    return node.op() instanceof Linear linear
        ? Optional.of(Value.number(linear.units()))
        : conv(node).map(conv -> Value.number(conv.filters()));
  }

  /** What a single filter sees: of a grouped convolution the channels of its group. */
  private static Optional<Value> channelsIn(Node node) {
    return node.op() instanceof Conv || node.op() instanceof Linear
        ? Optional.of(Value.number(node.parameter(Role.WEIGHT).dims().get(1)))
        : Optional.empty();
  }

  private static Value kernel(Window window) {
    return new Value.Size(List.of(window.kernelHeight(), window.kernelWidth()));
  }

  private static Value stride(Window window) {
    return window.strideHeight() == window.strideWidth()
        ? Value.number(window.strideHeight())
        : new Value.Size(List.of(window.strideHeight(), window.strideWidth()));
  }

  private static Value pad(Window window) {
    Padding pad = window.padding();
    return pad.isUniform() ? Value.number(pad.top()) : new Value.Text(pad.toString());
  }

  private static Optional<Value> rate(Node node) {
    return node.op() instanceof Dropout dropout
        ? Optional.of(exactly(dropout.rate()))
        : Optional.empty();
  }

  private static Optional<Value> factor(Node node) {
    return node.op() instanceof Scale scale
        ? Optional.of(exactly(scale.factor()))
        : Optional.empty();
  }

  /** The decimal number that was meant: 0.1 and not the float next to it. */
  static Value exactly(float number) {
    return Value.number(Double.parseDouble(Float.toString(number)));
  }
}
