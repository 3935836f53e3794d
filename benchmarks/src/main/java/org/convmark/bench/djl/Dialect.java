package org.convmark.bench.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.Training;
import org.convmark.model.graph.Lrn;
import org.convmark.model.graph.Padding;
import org.convmark.model.graph.Parameter;

/** What the engines behind DJL's interface do differently, silently or not. */
public interface Dialect {

  /** DJL's name of the engine. It is always given: DJL's default depends on the class path. */
  String djlName();

  String version();

  /** Where its arrays are. */
  default Device device() {
    return Device.cpu();
  }

  /**
   * Makes a network ready for its passes; interpreted unless the engine has another form of it.
   *
   * @param manager frees all that is made here when it is closed
   */
  default LoadedNetwork load(LoadRequest request, NDManager manager) {
    return new GraphBlock(request, manager, this);
  }

  /** The {@code axis} of DJL's batch norm that means channels of N×C×H×W. */
  int batchNormAxis();

  NDArray lrn(NDArray x, Lrn op, GraphBlock.Mode mode);

  /** Whether the engine's own average pool can divide by the pixels alone with this padding. */
  boolean leavesOut(Padding padding);

  /** A copy of N×C×H×W with {@code value} around it, for padding that differs between sides. */
  NDArray pad(NDArray x, Padding padding, float value);

  /**
   * Whether to close an array as soon as nothing reads it. Where that would free nothing and wait
   * for it, it is left to the end of the call.
   */
  default boolean freesAtOnce(GraphBlock.Mode mode) {
    return true;
  }

  /** Stops this thread from recording for gradients. */
  void stopRecording();

  /**
   * The weight in the form in which a training call uses it: without a gradient from the call
   * before, to which an engine would add.
   *
   * @param call the manager of the call, which frees what is made here
   */
  NDArray leaf(NDArray weight, NDManager call);

  /**
   * Moves every weight against its gradient by {@link Training#LEARNING_RATE}, as plain SGD does,
   * in the fewest passes over memory that the engine allows. The gradients end with the call, so
   * they may be used up, and nothing of this is recorded.
   *
   * @param leaves the trainable parameters of the call
   */
  void update(LoadedNetwork network, Map<Parameter, NDArray> leaves);

  /** The layout in which a network's weights and input are held. */
  default Layout layout(LoadRequest request) {
    return Layout.CHANNELS_FIRST;
  }

  /**
   * What this process's library computes a network with, as it tells it: {@code threads}, {@code
   * layout}. What it can't tell is left out.
   */
  Map<String, String> settings(LoadedNetwork network);

  /** Returns when the device has computed everything that was asked of it. */
  void synchronise();
}
