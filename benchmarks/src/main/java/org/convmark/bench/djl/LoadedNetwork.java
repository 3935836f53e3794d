package org.convmark.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convmark.bench.engine.NetworkData;
import org.convmark.model.graph.Parameter;

/** A network in the form in which an engine behind DJL's interface runs it, with its weights. */
public interface LoadedNetwork {

  /** The share of a running statistic that is left of it after a training call. */
  float MOMENTUM = 0.9f;

  /**
   * Passes a batch through the network, for the workload that it was loaded for.
   *
   * @param input N×C×H×W; stays open
   * @return the network's logits, then those of its auxiliary classifiers, each N×classes and
   *     attached to the input's manager
   */
  NDList forward(NDArray input);

  /** All parameters with the arrays in use, in the graph's order. */
  Map<Parameter, NDArray> arrays();

  /** Computes with {@code array} for a parameter from now on. */
  void use(Parameter parameter, NDArray array);

  /** The trainable parameters with their arrays, in the graph's order. */
  default Map<Parameter, NDArray> trainable() {
    Map<Parameter, NDArray> trainable = new LinkedHashMap<>(arrays());
    trainable.keySet().removeIf(parameter -> !parameter.role().isTrainable());
    return trainable;
  }

  /** The running statistics of batch norms with their arrays, in the graph's order. */
  default Map<Parameter, NDArray> statistics() {
    Map<Parameter, NDArray> statistics = new LinkedHashMap<>(arrays());
    statistics.keySet().removeIf(parameter -> parameter.role().isTrainable());
    return statistics;
  }

  /** Copies the weights into {@code manager}, which frees them when it is closed. */
  static Map<Parameter, NDArray> copy(NetworkData weights, NDManager manager) {
    Map<Parameter, NDArray> arrays = new LinkedHashMap<>();
    for (Parameter parameter : weights.graph().parameters()) {
      arrays.put(
          parameter,
          manager.create(
              weights.direct(parameter), new Shape(parameter.shape()), DataType.FLOAT32));
    }
    return arrays;
  }
}
