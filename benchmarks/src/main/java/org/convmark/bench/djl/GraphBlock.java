package org.convmark.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Parameter;
import org.convmark.result.Workload;

/**
 * Interprets a graph, one DJL operator after the other, and closes each activation after its last
 * use where that frees it; DJL's own blocks keep all of them until the end. It holds its parameters
 * as plain arrays rather than in DJL's {@code Parameter}, whose store would be asked for each of
 * them at every call.
 */
public final class GraphBlock implements LoadedNetwork {

  /** What a pass is for. */
  public enum Mode {
    /** Running statistics, no dropout. */
    INFERENCE,
    /** Batch statistics, dropout. */
    TRAINING
  }

  private final List<Node> nodes;
  private final List<List<String>> lastUses;
  private final List<String> outputs;
  private final boolean frees;
  private final Dialect dialect;
  private final Operators operators;
  private final Map<Parameter, NDArray> arrays;
  private final Map<Parameter, NDArray> present;

  /** Takes the weights into {@code manager}, which frees them when it is closed. */
  GraphBlock(LoadRequest request, NDManager manager, Dialect dialect) {
    Graph graph = request.network().graph();
    Mode mode = request.workload() == Workload.FORWARD ? Mode.INFERENCE : Mode.TRAINING;
    frees = dialect.freesAtOnce(mode);
    this.dialect = dialect;
    nodes = graph.nodes();
    lastUses = graph.lastUses();
    outputs = graph.outputs();
    arrays = LoadedNetwork.weights(request, dialect.layout(request), manager);
    present = new LinkedHashMap<>(arrays);
    Constants constants = new Constants(graph, dialect, manager, request.precision());
    operators = new Operators(dialect, present, constants, request, mode);
  }

  @Override
  public Map<Parameter, NDArray> arrays() {
    return arrays;
  }

  @Override
  public Map<Parameter, NDArray> leaves(NDManager call) {
    trainable().forEach((parameter, weight) -> present.put(parameter, dialect.leaf(weight, call)));
    return LoadedNetwork.trainable(present);
  }

  @Override
  public NDList forward(NDArray input) {
    return forward(input, (node, result) -> {});
  }

  /** Sees every result before it is closed. */
  interface Observer {
    void see(Node node, NDArray result);
  }

  NDList forward(NDArray input, Observer observer) {
    Map<String, NDArray> live = new HashMap<>();
    live.put(Graph.INPUT, input);
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      NDArray result = operators.apply(node, live);
      live.put(node.name(), result);
      observer.see(node, result);
      if (frees) {
        lastUses.get(i).forEach(dead -> closeUnlessShared(live.remove(dead), live));
      }
    }
    NDList results = new NDList(outputs.size());
    outputs.forEach(output -> results.add(live.get(output)));
    return results;
  }

  /** An operator that is the identity returns its input, so one array may have two names. */
  private static void closeUnlessShared(NDArray array, Map<String, NDArray> live) {
    for (NDArray other : live.values()) {
      if (other == array) {
        return;
      }
    }
    array.close();
  }
}
