package org.convmark.model.onnx.read;

import java.util.Optional;
import org.convmark.model.graph.Graph;

/**
 * What became of the attempt to understand a file.
 *
 * @param graph empty if something in it is not known
 * @param obstacle the first operator that is not known, or what else stands in the way; empty if
 *     there is a graph
 */
public record Import(Optional<Graph> graph, String obstacle) {

  static Import of(Graph graph) {
    return new Import(Optional.of(graph), "");
  }

  /** Of a file whose network is not understood. */
  public static Import none(String obstacle) {
    return new Import(Optional.empty(), obstacle);
  }
}
