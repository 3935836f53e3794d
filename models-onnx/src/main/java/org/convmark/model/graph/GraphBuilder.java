package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Appends nodes in the order in which an architecture calls for them. */
final class GraphBuilder {

  private final String name;
  private final Shape input;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final List<Auxiliary> auxiliaries = new ArrayList<>();

  GraphBuilder(String name, Shape input) {
    Require.image(input);
    this.name = name;
    this.input = input;
  }

  Tensor input() {
    return new Tensor(this, Graph.INPUT, input, Graph.INPUT);
  }

  Graph build(Tensor output) {
    if (!nodes.containsKey(output.name())) {
      throw new IllegalArgumentException(name + ": the network has no layer");
    }
    return new Graph(name, input, nodes, output.name(), auxiliaries);
  }

  void auxiliary(Tensor logits, float lossWeight) {
    auxiliaries.add(new Auxiliary(logits.name(), lossWeight));
  }

  Tensor append(String scope, Op op, List<Tensor> inputs) {
    if (!inputs.stream().allMatch(tensor -> tensor.isOf(this))) {
      throw new IllegalArgumentException(
          scope + ": " + op.label() + ": expected inputs of " + name + ", found another network's");
    }
    List<Shape> shapes = inputs.stream().map(Tensor::shape).toList();
    Shape output;
    try {
      output = op.output(shapes);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(scope + ": " + op.label() + ": " + e.getMessage(), e);
    }
    String nodeName = unique(scope + "/" + op.label());
    List<Parameter> parameters =
        op.parameters(shapes).stream().map(spec -> spec.named(nodeName)).toList();
    nodes.put(
        nodeName,
        new Node(
            nodeName,
            scope,
            op,
            inputs.stream().map(Tensor::name).toList(),
            output,
            parameters,
            cost(op, shapes, output, parameters)));
    return new Tensor(this, nodeName, output, scope);
  }

  private String unique(String wanted) {
    String candidate = wanted;
    for (int i = 2; nodes.containsKey(candidate); i++) {
      candidate = wanted + "_" + i;
    }
    return candidate;
  }

  private static Cost cost(Op op, List<Shape> inputs, Shape output, List<Parameter> parameters) {
    long trainable = 0;
    long statistics = 0;
    for (Parameter parameter : parameters) {
      if (parameter.role().isTrainable()) {
        trainable += parameter.elements();
      } else {
        statistics += parameter.elements();
      }
    }
    return new Cost(
        trainable,
        statistics,
        op.macs(inputs, output),
        op.countsActivations() ? output.elements() : 0);
  }
}
