package org.convmark.model.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;

/**
 * Nodes of a graph by what they are, where they are and what stands next to them.
 *
 * @param labels what they are
 * @param region where they are; everywhere if empty
 * @param relations what must stand before or after them
 */
record Selection(Labels labels, Optional<Region> region, List<Relation> relations) {

  /** The nodes in the graph's order. */
  List<Node> nodes(Graph graph) {
    List<Node> candidates = region.isPresent() ? region.get().nodes(graph) : graph.nodes();
    List<Set<String>> conditions =
        relations.stream().map(relation -> relation.nodes(graph)).toList();
    return candidates.stream()
        .filter(labels::hold)
        .filter(node -> conditions.stream().allMatch(names -> names.contains(node.name())))
        .toList();
  }

  /** The nodes, of which there must be one. */
  List<Node> anyNodes(Graph graph) {
    List<Node> nodes = nodes(graph);
    if (nodes.isEmpty()) {
      throw new QueryException(graph.name() + " has no " + this);
    }
    return nodes;
  }

  @Override
  public String toString() {
    return labels
        + region.map(where -> " in " + where).orElse("")
        + relations.stream().map(relation -> " " + relation).collect(Collectors.joining());
  }
}
