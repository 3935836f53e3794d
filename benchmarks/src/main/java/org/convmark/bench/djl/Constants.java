package org.convmark.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.convmark.bench.engine.Precision;
import org.convmark.model.graph.AvgPool;
import org.convmark.model.graph.BatchNorm;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;

/** What the operators of a network read beside input and parameters, made once. */
final class Constants {

  private final Map<Integer, NDArray> ones = new HashMap<>();
  private final Map<String, NDArray> shares = new HashMap<>();

  /** Makes its arrays in {@code manager}, which frees them when it is closed. */
  Constants(Graph graph, Dialect dialect, NDManager manager, Precision precision) {
    DataType type = LoadedNetwork.type(precision);
    for (Node node : graph.nodes()) {
      if (node.op() instanceof BatchNorm norm && norm.gamma() == BatchNorm.Gamma.ONE) {
        ones.computeIfAbsent(
            node.output().channels(), count -> manager.ones(new Shape(count), type));
      } else if (node.op() instanceof AvgPool pool && needsShares(pool, dialect)) {
        Shape shape = new Shape(1, 1, node.output().height(), node.output().width());
        float[] values = pool.shares(graph.shape(node.inputs().get(0)));
        shares.put(node.name(), LoadedNetwork.rounded(manager.create(values, shape), precision));
      }
    }
  }

  private static boolean needsShares(AvgPool pool, Dialect dialect) {
    return pool.divisor() == AvgPool.Divisor.PIXELS && !dialect.leavesOut(pool.window().padding());
  }

  /** The gamma of a batch norm without one. */
  NDArray ones(Node norm) {
    return ones.get(norm.output().channels());
  }

  /** What makes the mean over whole windows that over pixels, 1×1×H×W; empty if it is that. */
  Optional<NDArray> shares(Node pool) {
    return Optional.ofNullable(shares.get(pool.name()));
  }
}
