package org.convmark.model.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The memory that a pass needs at 32 bits when every operator but a flattening, and in inference a
 * dropout, writes its result into memory of its own, and results are freed after their last use:
 * what an interpreter holds, without the workspace of its operators. In bytes.
 *
 * @param weights parameters and running statistics
 * @param activations input, results and, in training, their gradients at the worst moment
 * @param gradients of all trainable parameters; 0 in inference
 * @param optimiserState that outlives a step
 */
public record MemoryNeed(long weights, long activations, long gradients, long optimiserState) {

  /** Plain SGD, the update of a train step, keeps nothing beside the gradients. */
  private static final long PLAIN_SGD = 0;

  /** The need of inference on {@code batch} images. */
  public static MemoryNeed inference(Graph graph, int batch) {
    Tally tally = new Tally(graph, batch, Set.of(Flatten.class, Dropout.class));
    List<List<String>> lastUses = graph.lastUses();
    tally.hold(Graph.INPUT);
    List<Node> nodes = graph.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      tally.hold(nodes.get(i).name());
      lastUses.get(i).forEach(tally::free);
    }
    return new MemoryNeed(weights(graph), tally.peak, 0, 0);
  }

  /**
   * The need of a pass and its gradients: all results stay until the gradients behind them are
   * there, and the gradient of a result lives from its first reader's turn to its own.
   */
  public static MemoryNeed training(Graph graph, int batch) {
    Tally tally = new Tally(graph, batch, Set.of(Flatten.class));
    tally.hold(Graph.INPUT);
    graph.nodes().forEach(node -> tally.hold(node.name()));
    graph.outputs().forEach(output -> tally.hold(gradient(output)));
    List<Node> nodes = graph.nodes();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      node.inputs().forEach(input -> tally.hold(gradient(input)));
      tally.free(gradient(node.name()));
      tally.free(node.name());
    }
    return new MemoryNeed(weights(graph), tally.peak, 4 * graph.cost().parameters(), PLAIN_SGD);
  }

  public long total() {
    return weights + activations + gradients + optimiserState;
  }

  private static long weights(Graph graph) {
    return graph.parameters().stream().mapToLong(Parameter::bytes).sum();
  }

  private static String gradient(String result) {
    return "gradient of " + result;
  }

  /** What is held, and the most that ever was. Names of the same memory count once. */
  private static final class Tally {

    private final Map<String, Long> bytes = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, Set<String>> held = new HashMap<>();
    private long now;
    private long peak;

    Tally(Graph graph, int batch, Set<Class<? extends Op>> views) {
      put(Graph.INPUT, Graph.INPUT, 4L * batch * graph.input().elements());
      // nobody wants it, but what is only another name of the input has it too
      put(gradient(Graph.INPUT), gradient(Graph.INPUT), 0);
      for (Node node : graph.nodes()) {
        long size = 4L * batch * node.output().elements();
        String source = views.contains(node.op().getClass()) ? node.inputs().get(0) : node.name();
        put(node.name(), source, size);
        put(gradient(node.name()), gradient(source), size);
      }
    }

    private void put(String name, String source, long size) {
      bytes.put(name, size);
      owners.put(name, owners.getOrDefault(source, source));
    }

    void hold(String name) {
      String owner = owners.get(name);
      Set<String> names = held.computeIfAbsent(owner, unused -> new HashSet<>());
      if (names.isEmpty()) {
        now += bytes.get(owner);
        peak = Math.max(peak, now);
      }
      names.add(name);
    }

    void free(String name) {
      String owner = owners.get(name);
      Set<String> names = held.computeIfAbsent(owner, unused -> new HashSet<>());
      if (names.remove(name) && names.isEmpty()) {
        now -= bytes.get(owner);
      }
    }
  }
}
