package org.convmark.bench.run;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.convmark.model.graph.Cost;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;
import org.convmark.result.LayerFact;

/** What the nodes of a network cost, which sum up to what the network does. */
final class LayerFacts {

  private LayerFacts() {}

  /** Of the nodes that multiply or have parameters, in topological order. */
  static List<LayerFact> of(String model, Graph inference) {
    return inference.nodes().stream()
        .filter(node -> node.cost().macs() > 0 || node.cost().parameters() > 0)
        .map(node -> of(model, node))
        .toList();
  }

  private static LayerFact of(String model, Node node) {
    Cost cost = node.cost();
    return new LayerFact(
        model,
        node.name(),
        node.op().title(),
        Arrays.stream(node.output().batched(1))
            .mapToObj(String::valueOf)
            .collect(Collectors.joining("x")),
        cost.macs(),
        cost.parameters(),
        cost.activations());
  }
}
