package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The loss of a training graph: the mean over the batch of softmax's cross entropy with the
 * targets, and that of each auxiliary classifier times its weight.
 */
final class Objective {

  private final Graph graph;
  private final int batch;
  private final OnnxScope scope;
  private final Map<String, Float> weights = new LinkedHashMap<>();
  private final Map<String, String> logarithms = new LinkedHashMap<>();

  Objective(Graph graph, int batch, OnnxTape tape) {
    this.graph = graph;
    this.batch = batch;
    scope = new OnnxScope(tape, TrainingGraph.LOSS);
    weights.put(graph.output().name(), 1f / batch);
    graph.auxiliaries().forEach(head -> weights.put(head.output(), head.lossWeight() / batch));
  }

  /** Appends the loss. */
  void loss() {
    List<String> terms = new ArrayList<>();
    weights.forEach((output, weight) -> terms.add(crossEntropy(output, weight)));
    scope.named(TrainingGraph.LOSS, "Sum", terms);
  }

  private String crossEntropy(String output, float weight) {
    String logarithm = scope.op("LogSoftmax", List.of(output), new OnnxAttribute.Whole("axis", 1));
    scope.kept(logarithm, graph.shape(output).batched(batch));
    logarithms.put(output, logarithm);
    String products = scope.op("Mul", logarithm, TrainingGraph.targets(output));
    return scope.times(scope.sum(products, 0, 1), -weight);
  }

  /** Appends the gradients of the logits, by the names of their nodes. */
  Map<String, String> gradients() {
    Map<String, String> gradients = new LinkedHashMap<>();
    weights.forEach(
        (output, weight) -> {
          String probabilities = scope.op("Exp", logarithms.get(output));
          String excess = scope.op("Sub", probabilities, TrainingGraph.targets(output));
          gradients.put(output, scope.times(excess, weight));
        });
    return gradients;
  }
}
