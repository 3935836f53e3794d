package org.convmark.model.graph;

import java.util.List;

/**
 * One operator in a graph.
 *
 * @param name unique, {@code scope/label}, such as {@code conv4_2/conv3x3}
 * @param scope the layer or module of the paper that it belongs to
 * @param op what it does
 * @param inputs names of the nodes that it reads, or {@link Graph#INPUT}
 * @param output shape of its result for one image
 * @param parameters what it learns or tracks
 * @param cost what it costs for one image
 */
public record Node(
    String name,
    String scope,
    Op op,
    List<String> inputs,
    Shape output,
    List<Parameter> parameters,
    Cost cost) {

  public Node {
    inputs = List.copyOf(inputs);
    parameters = List.copyOf(parameters);
  }

  /** The parameter of a role. */
  public Parameter parameter(Role role) {
    return parameters.stream()
        .filter(parameter -> parameter.role() == role)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + ": has no " + role.word()));
  }

  public boolean has(Role role) {
    return parameters.stream().anyMatch(parameter -> parameter.role() == role);
  }
}
