package org.convmark.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.convmark.model.graph.Parameter;

/** A network in the form in which a DJL engine runs it; it ends with the manager of its arrays. */
public interface LoadedNetwork {

  /**
   * Passes a batch through the network.
   *
   * @param input N×C×H×W; stays open
   * @return the network's logits, then those of its auxiliary classifiers, each N×classes and
   *     attached to the input's manager
   */
  NDList forward(NDArray input, GraphBlock.Mode mode);

  /** The trainable parameters with their arrays, in the graph's order. */
  Map<Parameter, NDArray> trainable();

  /** The running statistics of batch norms with their arrays, in the graph's order. */
  Map<Parameter, NDArray> statistics();

  /**
   * The trainable parameters in the form in which the passes from now on use them: without a
   * gradient from the call before, to which an engine would add.
   *
   * @param call the manager of the call, which frees what is made here
   */
  Map<Parameter, NDArray> leaves(NDManager call);
}
