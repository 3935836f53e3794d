package org.convmark.model.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convmark.model.graph.Add;
import org.convmark.model.graph.Concat;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Op;

/** The parallel paths of a module, each as its kernels: {@code 1x1-3x3} or {@code max3x3-1x1}. */
public final class Branches {

  private final Map<String, Node> module;

  private Branches(List<Node> nodes) {
    module = nodes.stream().collect(Collectors.toMap(Node::name, Function.identity()));
  }

  /** The paths that the last concat of these nodes, or else their last sum, joins, in its order. */
  public static List<String> of(List<Node> nodes) {
    Node join = last(nodes, Concat.class);
    join = join == null ? last(nodes, Add.class) : join;
    if (join == null) {
      throw new QueryException(
          nodes.get(0).scope() + ": expected a module that joins branches, found no concat or add");
    }
    Branches branches = new Branches(nodes);
    return join.inputs().stream().map(branches::path).toList();
  }

  private static Node last(List<Node> nodes, Class<? extends Op> kind) {
    return nodes.stream()
        .filter(node -> kind.isInstance(node.op()))
        .reduce((first, second) -> second)
        .orElse(null);
  }

  private String path(String end) {
    List<String> kernels = new ArrayList<>();
    for (Node node = module.get(end); node != null; node = module.get(node.inputs().get(0))) {
      String kernel = kernel(node);
      if (!kernel.isEmpty()) {
        kernels.add(kernel);
      }
    }
    Collections.reverse(kernels);
    return kernels.isEmpty() ? "identity" : String.join("-", kernels);
  }

  private static String kernel(Node node) {
    String label = node.op().label();
    return node.op()
        .sliding()
        .map(
            window ->
                label.replaceFirst("^conv", "").replaceFirst("pool", "")
                    + (window.strideHeight() > 1 ? "/" + window.strideHeight() : ""))
        .orElse("");
  }
}
