package org.convmark.model.query;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;

/** A condition on what stands next to a node. */
record Relation(Place place, Labels others) {

  /** How a node stands to the others. */
  enum Place {
    /** One of them reads it. */
    BEFORE,
    /** It reads one of them. */
    AFTER,
    /** It depends on one of them, directly or not. */
    BEYOND;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The names of all nodes that meet it. */
  Set<String> nodes(Graph graph) {
    List<Node> all = graph.nodes();
    Set<String> met = new HashSet<>();
    Set<String> wanted =
        all.stream().filter(others::hold).map(Node::name).collect(Collectors.toSet());
    for (Node node : all) {
      boolean reads =
          node.inputs().stream()
              .anyMatch(
                  input ->
                      wanted.contains(input) || (place == Place.BEYOND && met.contains(input)));
      if (place == Place.BEFORE && wanted.contains(node.name())) {
        met.addAll(node.inputs());
      } else if (place != Place.BEFORE && reads) {
        met.add(node.name());
      }
    }
    return met;
  }

  @Override
  public String toString() {
    return place.word() + " " + others;
  }
}
