package org.convmark.bench.djl;

import ai.djl.Device;
import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.Session;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;

/**
 * A network on a DJL engine. Results attach to the manager of the input, so every call works on a
 * duplicate of the input in a manager of its own, whose end frees all that the call made.
 */
abstract class DjlSession implements Session {

  final Dialect dialect;
  final LoadedNetwork block;

  private final NDManager manager;
  private final NDArray input;
  private final Map<String, String> settings;
  private NDManager call;
  private NDArray callInput;

  DjlSession(Dialect dialect, LoadRequest request) {
    this.dialect = dialect;
    manager = NDManager.newBaseManager(Device.cpu(), dialect.djlName());
    try {
      block = dialect.load(request, manager);
      Graph graph = request.network().graph();
      NDArray images =
          LoadedNetwork.array(
              request.network().images(request.batch()),
              dialect.layout(request),
              manager,
              graph.input().batched(request.batch()));
      input = LoadedNetwork.rounded(images, request.precision());
      dialect.synchronise();
      settings = dialect.settings(block);
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  /** The manager of all arrays that outlive a call. */
  NDManager manager() {
    return manager;
  }

  /** The manager of the present call. */
  NDManager call() {
    return call;
  }

  /** The input of the present call. */
  NDArray callInput() {
    return callInput;
  }

  /** How many arrays are held outside calls; constant unless a call leaks. */
  int heldArrays() {
    return ((BaseNDManager) manager).getManagedArrays().size();
  }

  /** How many arrays the present call holds. */
  int callArrays() {
    return ((BaseNDManager) call).getManagedArrays().size();
  }

  @Override
  public void prepare() {
    call = manager.newSubManager();
    callInput = input.duplicate();
    callInput.attach(call);
    dialect.synchronise();
  }

  @Override
  public float[] gradient(Parameter parameter) {
    throw new UnsupportedOperationException(dialect.djlName() + ": inference leaves no gradients");
  }

  @Override
  public Map<String, String> settings() {
    return settings;
  }

  @Override
  public void release() {
    if (call != null) {
      call.close();
      call = null;
    }
  }

  @Override
  public void close() {
    release();
    manager.close();
  }
}
