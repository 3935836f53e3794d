package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An immutable network: nodes in topological order, one input, one output. */
public final class Graph {

  /** The name under which nodes read the network's input. */
  public static final String INPUT = "input";

  private final String name;
  private final Shape input;
  private final Map<String, Node> nodes;
  private final String output;

  Graph(String name, Shape input, Map<String, Node> nodes, String output) {
    this.name = name;
    this.input = input;
    this.nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    this.output = output;
  }

  /** Builds a network by passing its input through {@code network}. */
  public static Graph build(String name, Shape input, UnaryOperator<Tensor> network) {
    GraphBuilder builder = new GraphBuilder(name, input);
    return builder.build(network.apply(builder.input()));
  }

  public String name() {
    return name;
  }

  /** The shape of one input image. */
  public Shape input() {
    return input;
  }

  public List<Node> nodes() {
    return List.copyOf(nodes.values());
  }

  /** The node of that name; an unknown one is an {@link IllegalArgumentException}. */
  public Node node(String nodeName) {
    Node node = nodes.get(nodeName);
    if (node == null) {
      throw new IllegalArgumentException(name + ": has no node " + nodeName);
    }
    return node;
  }

  /** The node whose result is the network's. */
  public Node output() {
    return node(output);
  }

  /** The shape of a node's result or of the input. */
  public Shape shape(String nodeOrInput) {
    return nodeOrInput.equals(INPUT) ? input : node(nodeOrInput).output();
  }

  /** All parameters in the order of their nodes. */
  public List<Parameter> parameters() {
    return nodes.values().stream().flatMap(node -> node.parameters().stream()).toList();
  }

  /** The cost of all nodes for one image. */
  public Cost cost() {
    return nodes.values().stream().map(Node::cost).reduce(Cost.ZERO, Cost::plus);
  }

  /**
   * For each node in order, the results that nobody reads after it. An interpreter frees them
   * there; the network's input and output are never among them.
   */
  public List<List<String>> lastUses() {
    List<Node> order = nodes();
    Map<String, Integer> last = new LinkedHashMap<>();
    for (int i = 0; i < order.size(); i++) {
      last.put(order.get(i).name(), i);
      for (String read : order.get(i).inputs()) {
        last.put(read, i);
      }
    }
    last.remove(INPUT);
    last.remove(output);
    List<List<String>> dying = new ArrayList<>();
    order.forEach(node -> dying.add(new ArrayList<>()));
    last.forEach((result, index) -> dying.get(index).add(result));
    return dying.stream().map(List::copyOf).toList();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s: %s to %s, %d nodes", name, input, output().output(), nodes.size());
  }
}
