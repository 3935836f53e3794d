package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An immutable network: nodes in topological order, one input, one output. In its training form it
 * may have auxiliary classifiers beside the output; {@link #inference()} is the same without them.
 */
public final class Graph {

  /** The name under which nodes read the network's input. */
  public static final String INPUT = "input";

  private final String name;
  private final Shape input;
  private final Map<String, Node> nodes;
  private final String output;
  private final List<Auxiliary> auxiliaries;

  Graph(
      String name,
      Shape input,
      Map<String, Node> nodes,
      String output,
      List<Auxiliary> auxiliaries) {
    this.name = name;
    this.input = input;
    this.nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    this.output = output;
    this.auxiliaries = List.copyOf(auxiliaries);
  }

  /** Builds a network by passing its input through {@code network}. */
  public static Graph build(String name, Shape input, UnaryOperator<Tensor> network) {
    GraphBuilder builder = new GraphBuilder(name, input);
    Graph graph = builder.build(network.apply(builder.input()));
    Set<String> needed = graph.needed(graph.outputs());
    for (String node : graph.nodes.keySet()) {
      if (!needed.contains(node)) {
        throw new IllegalArgumentException(
            name + ": nothing reads the result of " + node + "; use it or leave it out");
      }
    }
    return graph;
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

  /** The classifiers that only training has, in the order of the nodes that they read. */
  public List<Auxiliary> auxiliaries() {
    return auxiliaries;
  }

  /** The names of all nodes whose results leave the network: the output, then the auxiliaries. */
  public List<String> outputs() {
    return Stream.concat(Stream.of(output), auxiliaries.stream().map(Auxiliary::output)).toList();
  }

  /** The path from the input to the output: what is left without the auxiliaries. */
  public Graph inference() {
    return auxiliaries.isEmpty() ? this : with(List.of());
  }

  /** The same with these auxiliaries only, and nothing that neither they nor the output need. */
  Graph with(List<Auxiliary> kept) {
    Graph graph = new Graph(name, input, nodes, output, kept);
    Map<String, Node> path = new LinkedHashMap<>(nodes);
    path.keySet().retainAll(graph.needed(graph.outputs()));
    return new Graph(name, input, path, output, kept);
  }

  /** The nodes that the given ones read, directly or not, and themselves. */
  private Set<String> needed(List<String> wanted) {
    Set<String> needed = new HashSet<>(wanted);
    List<Node> backwards = new ArrayList<>(nodes.values());
    Collections.reverse(backwards);
    for (Node node : backwards) {
      if (needed.contains(node.name())) {
        needed.addAll(node.inputs());
      }
    }
    return needed;
  }

  /** The shape of a node's result or of the input. */
  public Shape shape(String nodeOrInput) {
    return nodeOrInput.equals(INPUT) ? input : node(nodeOrInput).output();
  }

  /** All parameters in the order of their nodes. */
  public List<Parameter> parameters() {
    return nodes.values().stream().flatMap(node -> node.parameters().stream()).toList();
  }

  /**
   * Whether the parameter has no gradient in training but rounding: a bias right before a batch
   * norm, which subtracts it again with the mean of the batch.
   */
  public boolean isShiftedAway(Parameter parameter) {
    return parameter.role() == Role.BIAS
        && nodes.values().stream()
            .filter(node -> node.parameters().contains(parameter))
            .map(Node::name)
            .allMatch(this::isReadByBatchNormsOnly);
  }

  private boolean isReadByBatchNormsOnly(String node) {
    List<Node> readers =
        nodes.values().stream().filter(reader -> reader.inputs().contains(node)).toList();
    return !readers.isEmpty()
        && readers.stream().allMatch(reader -> reader.op() instanceof BatchNorm)
        && !outputs().contains(node);
  }

  /** The cost of all nodes for one image. */
  public Cost cost() {
    return Cost.of(nodes.values());
  }

  /**
   * For each node in order, the results that nobody reads after it. An interpreter frees them
   * there; the network's input and outputs are never among them.
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
    outputs().forEach(last::remove);
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
