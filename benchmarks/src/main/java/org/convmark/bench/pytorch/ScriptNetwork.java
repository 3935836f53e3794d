package org.convmark.bench.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convmark.bench.djl.LoadedNetwork;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.torchscript.ScriptArchive;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.result.Workload;

/** A network that PyTorch runs as one script. */
final class ScriptNetwork implements LoadedNetwork {

  private final Graph graph;
  private final boolean training;
  private final PtSymbolBlock module;
  private final Map<Parameter, NDArray> arrays;

  /** Loads the script; {@code manager} frees it when it is closed. */
  ScriptNetwork(Path file, LoadRequest request, PtNDManager manager) {
    this.graph = request.network().graph();
    training = request.workload() != Workload.FORWARD;
    String[] none = new String[0];
    // the archive says of its arrays that they are the processor's
    boolean moved = manager.getDevice().isGpu();
    module = JniUtils.loadModule(manager, file, moved, none, none, training);
    // a script stays in the mode in which it was written, and DJL sets none by itself here
    if (training) {
      JniUtils.enableTrainingMode(module);
    } else {
      JniUtils.enableInferenceMode(module);
    }
    arrays = arrays(manager);
  }

  @Override
  public NDList forward(NDArray input) {
    return IValueUtils.forward(module, new NDList(input), training);
  }

  @Override
  public Map<Parameter, NDArray> arrays() {
    return arrays;
  }

  @Override
  public Map<Parameter, NDArray> leaves(NDManager call) {
    IValueUtils.runMethod(module, ScriptArchive.RENEWAL).close();
    return LoadedNetwork.trainable(arrays((PtNDManager) call));
  }

  /** Moves all weights against their gradients, in one call. */
  void update() {
    IValueUtils.runMethod(module, ScriptArchive.UPDATE).close();
  }

  /** The script's present arrays, in the graph's order. */
  private Map<Parameter, NDArray> arrays(PtNDManager owner) {
    Map<Parameter, NDArray> present = new LinkedHashMap<>();
    try (IValue list = IValueUtils.runMethod(module, ScriptArchive.ARRAYS)) {
      NDList values = list.toNDList(owner);
      graph.parameters().forEach(parameter -> present.put(parameter, values.get(present.size())));
    }
    return present;
  }
}
