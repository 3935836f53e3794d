package org.convmark.model.query;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.convmark.model.arch.Nearest;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;

/** Layers or modules of a graph by their names: whatever is in them or below. */
record Region(List<String> scopes) {

  /** The nodes of the region in the graph's order; every name or pattern must be of some. */
  List<Node> nodes(Graph graph) {
    for (String scope : scopes) {
      Pattern pattern = pattern(List.of(scope));
      if (graph.nodes().stream().noneMatch(node -> pattern.matcher(node.scope()).lookingAt())) {
        throw missing(scope, graph);
      }
    }
    Pattern pattern = pattern(scopes);
    return graph.nodes().stream()
        .filter(node -> pattern.matcher(node.scope()).lookingAt())
        .toList();
  }

  /** The names in the graph that the patterns themselves match, each once. */
  List<String> modules(Graph graph) {
    Pattern pattern = pattern(scopes);
    return nodes(graph).stream()
        .map(
            node ->
                pattern
                    .matcher(node.scope())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group()
                    .replaceAll("/$", ""))
        .distinct()
        .toList();
  }

  private static QueryException missing(String scope, Graph graph) {
    String nearest =
        Nearest.to(scope, graph.nodes().stream().map(Node::scope).distinct().sorted()).orElse("");
    return new QueryException(
        String.format(
            Locale.ROOT,
            "%s has no layer '%s'; nearest: %s; 'convmark show' lists them",
            graph.name(),
            scope,
            nearest));
  }

  /** A star stands for any part of a name between slashes; many in a row would take for ever. */
  private static Pattern pattern(List<String> scopes) {
    String alternatives =
        scopes.stream()
            .map(scope -> Pattern.quote(scope.replaceAll("\\*+", "*")).replace("*", "\\E[^/]*\\Q"))
            .collect(Collectors.joining("|"));
    return Pattern.compile("(?:" + alternatives + ")(?:/|$)");
  }

  @Override
  public String toString() {
    return String.join("|", scopes);
  }
}
