package org.convmark.bench.mxnet;

import ai.djl.Device;
import ai.djl.mxnet.engine.CachedOp;
import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.MxSymbolBlock;
import ai.djl.mxnet.engine.Symbol;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convmark.bench.djl.LoadedNetwork;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.result.Workload;

/**
 * A network as one of MXNet's cached operators, which plans its memory once. All arrays that it
 * reads stand in a list that is made once, in which a call sets its input only.
 */
final class SymbolNetwork implements LoadedNetwork {

  /** MXNet's name of the pass that fuses operators into those of oneDNN. */
  private static final String ONE_DNN = "MKLDNN";

  private final Map<Parameter, NDArray> arrays;
  private final List<String> names;
  private final MxNDArray[] arguments;
  private final int input;
  private final CachedOp operator;

  /** Copies the weights into {@code manager}, which frees all of the network when it is closed. */
  SymbolNetwork(LoadRequest request, MxNDManager manager) {
    SymbolWriter.Written written = SymbolWriter.write(request);
    arrays = LoadedNetwork.weights(request, Layout.CHANNELS_FIRST, manager);
    Symbol symbol = symbol(written.json(), request.workload(), manager);
    names = List.of(symbol.getAllNames());
    input = names.indexOf(Graph.INPUT);
    arguments = arguments(written.constants(), manager);
    operator = operator(symbol, manager);
  }

  /** The fused operators have no gradients, so training goes without. */
  static Symbol symbol(String json, Workload workload, MxNDManager manager) {
    Symbol symbol = Symbol.loadJson(manager, json);
    if (workload != Workload.FORWARD) {
      return symbol;
    }
    try (symbol) {
      return symbol.optimizeFor(ONE_DNN, Device.cpu());
    }
  }

  private MxNDArray[] arguments(List<SymbolConstant> constants, MxNDManager manager) {
    Map<String, NDArray> named = new HashMap<>();
    arrays.forEach((parameter, array) -> named.put(parameter.name(), array));
    for (SymbolConstant constant : constants) {
      named.put(constant.name(), manager.create(constant.values(), new Shape(constant.shape())));
    }
    return names.stream().map(name -> (MxNDArray) named.get(name)).toArray(MxNDArray[]::new);
  }

  /** What DJL's block holds an array for is taken as the same at every call. */
  private CachedOp operator(Symbol symbol, MxNDManager manager) {
    MxSymbolBlock block = new MxSymbolBlock(manager, symbol);
    for (int i = 0; i < arguments.length; i++) {
      if (i != input) {
        block.getAllParameters().get(i).setArray(arguments[i]);
      }
    }
    return JnaUtils.createCachedOp(block, manager, false);
  }

  @Override
  public Map<Parameter, NDArray> arrays() {
    return arrays;
  }

  /** The same arrays at every call: MXNet's gradients overwrite those of the call before. */
  @Override
  public Map<Parameter, NDArray> leaves(NDManager call) {
    Map<Parameter, NDArray> leaves = trainable();
    leaves.values().forEach(weight -> weight.setRequiresGradient(true));
    return leaves;
  }

  @Override
  public NDList forward(NDArray batch) {
    arguments[input] = (MxNDArray) batch;
    MxNDManager call = (MxNDManager) batch.getManager();
    return new NDList(JnaUtils.cachedOpInvoke(call, operator.getHandle(), arguments));
  }
}
