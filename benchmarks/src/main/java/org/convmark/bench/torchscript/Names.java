package org.convmark.bench.torchscript;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convmark.model.graph.AvgPool;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Parameter;

/**
 * Python's identifiers of a graph's results and parameters: numbered, since they must be unique.
 */
final class Names {

  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> attributes = new HashMap<>();
  private final Map<Node, String> shares = new LinkedHashMap<>();

  Names(Graph graph) {
    values.put(Graph.INPUT, Graph.INPUT);
    for (Node node : graph.nodes()) {
      values.put(node.name(), identifier("v", values.size(), node.name()));
      if (countsLaidOutPadding(node)) {
        shares.put(node, identifier("s", shares.size(), node.name()));
      }
    }
    for (Parameter parameter : graph.parameters()) {
      attributes.put(parameter.name(), identifier("p", attributes.size(), parameter.name()));
    }
  }

  /** The variable that holds the result of a node or the input. */
  String value(String nodeOrInput) {
    return values.get(nodeOrInput);
  }

  /** The variables of several results. */
  List<String> values(List<String> nodesOrInput) {
    return nodesOrInput.stream().map(values::get).toList();
  }

  /** The attribute of the module that holds a parameter. */
  String attribute(Parameter parameter) {
    return attributes.get(parameter.name());
  }

  /**
   * The attributes that hold {@link AvgPool#shares}, of the average pools that need them: padding
   * that differs between sides is laid around a copy, where it is pixels to PyTorch.
   */
  Map<Node, String> shares() {
    return shares;
  }

  private static boolean countsLaidOutPadding(Node node) {
    return node.op() instanceof AvgPool pool
        && pool.divisor() == AvgPool.Divisor.PIXELS
        && !pool.window().padding().isSymmetric();
  }

  private static String identifier(String kind, int number, String name) {
    return kind + number + "_" + name.replaceAll("[^A-Za-z0-9]", "_");
  }
}
