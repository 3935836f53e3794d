package org.convmark.bench.djl;

import ai.djl.Device;
import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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
  private NDManager call;
  private NDArray callInput;

  DjlSession(Dialect dialect, LoadRequest request) {
    this.dialect = dialect;
    manager = NDManager.newBaseManager(dialect.device(), dialect.djlName());
    try {
      block = dialect.load(request, manager);
      Graph graph = request.network().graph();
      input =
          host(manager)
              .create(
                  request.network().images(request.batch()),
                  new Shape(graph.input().batched(request.batch())));
      dialect.synchronise();
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

  /**
   * The input of the present call. A GPU gets it when it is first asked for, which is in the timed
   * part of a call that begins with images, as on engines that take images from the host only.
   */
  NDArray callInput() {
    if (callInput == null) {
      callInput = input.toDevice(dialect.device(), true);
      callInput.attach(call);
    }
    return callInput;
  }

  /** The manager, or one for arrays of the processor that ends with it. */
  private static NDManager host(NDManager manager) {
    return manager.getDevice().isGpu() ? manager.newSubManager(Device.cpu()) : manager;
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
    callInput = null;
    if (!dialect.device().isGpu()) {
      callInput();
    }
    dialect.synchronise();
  }

  @Override
  public float[] gradient(Parameter parameter) {
    throw new UnsupportedOperationException(dialect.djlName() + ": inference leaves no gradients");
  }

  @Override
  public Map<String, String> settings() {
    return dialect.settings();
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
