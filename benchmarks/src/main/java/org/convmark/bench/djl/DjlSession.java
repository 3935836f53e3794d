package org.convmark.bench.djl;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.function.Supplier;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.Session;
import org.convmark.model.graph.Parameter;

/**
 * A network on a DJL engine. Results attach to the manager of the input, so every call works on a
 * duplicate of the input in a manager of its own, whose end frees all that the call made.
 */
abstract class DjlSession implements Session {

  final Dialect dialect;
  final LoadedNetwork block;

  private final NDManager manager;
  private final Supplier<NDArray> images;
  private final Map<String, String> settings;
  private NDManager call;
  private NDArray callInput;

  DjlSession(Dialect dialect, LoadRequest request) {
    this.dialect = dialect;
    manager = NDManager.newBaseManager(dialect.device(), dialect.djlName());
    try {
      block = dialect.load(request, manager);
      images = images(request);
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

  /**
   * The input of the present call. A GPU gets it when it is first asked for, which is in the timed
   * part of a call that begins with images, as on engines that take images from the host only.
   */
  NDArray callInput() {
    if (callInput == null) {
      callInput = images.get();
    }
    return callInput;
  }

  /** What makes the input of a call: of images in the host's memory for a GPU. */
  private Supplier<NDArray> images(LoadRequest request) {
    Layout layout = dialect.layout(request);
    if (dialect.device().isGpu()) {
      HostImages host = new HostImages(request, layout);
      return () -> host.to(call);
    }
    NDArray input =
        LoadedNetwork.array(
            request.network().images(request.batch()),
            new LoadedNetwork.Form(layout, request.precision()),
            manager,
            request.network().graph().input().batched(request.batch()));
    return () -> {
      NDArray copy = input.duplicate();
      copy.attach(call);
      return copy;
    };
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
