package org.convmark.bench.pytorch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Map;
import java.util.Optional;
import org.convmark.bench.djl.Composed;
import org.convmark.bench.djl.Dialect;
import org.convmark.bench.djl.GraphBlock;
import org.convmark.bench.engine.EngineException;
import org.convmark.model.graph.Lrn;
import org.convmark.model.graph.Padding;

/**
 * PyTorch: calls on the CPU return when they are done, those on a GPU before; gradients accumulate.
 */
class PyTorchDialect implements Dialect {

  private static final String DJL_NAME = "PyTorch";

  private final Engine engine;
  private final Device device;
  private final Optional<NDArray> mark;

  /** Loads the library. */
  PyTorchDialect(PyTorchDevice device, int threads) throws EngineException {
    engine = Engine.getEngine(DJL_NAME);
    JniUtils.setNumThreads(threads);
    device.prepare(engine);
    this.device = device.device();
    mark =
        this.device.isGpu()
            ? Optional.of(NDManager.newBaseManager(this.device, DJL_NAME).ones(new Shape(1)))
            : Optional.empty();
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public String djlName() {
    return DJL_NAME;
  }

  @Override
  public String version() {
    return engine.getVersion();
  }

  @Override
  public int batchNormAxis() {
    // DJL swaps axes around PyTorch's batch norm, which is over channels already, unless it is -1
    return -1;
  }

  @Override
  public NDArray lrn(NDArray x, Lrn op, GraphBlock.Mode mode) {
    return Composed.lrn(x, op);
  }

  @Override
  public NDArray pad(NDArray x, Padding padding, float value) {
    return x.pad(
        new Shape(padding.left(), padding.right(), padding.top(), padding.bottom()), value);
  }

  @Override
  public void stopRecording() {
    JniUtils.setGradMode(false);
  }

  @Override
  public NDArray leaf(NDArray weight, NDManager call) {
    // shares the weight's memory; as in PyTorch's own loops a gradient starts as nothing, whereas
    // one that was set to zero would cost an addition for every parameter
    NDArray leaf = weight.stopGradient();
    leaf.attach(call);
    leaf.setRequiresGradient(true);
    return leaf;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("threads", String.valueOf(JniUtils.getNumThreads()));
  }

  /**
   * DJL has no call for it. A value that is read back comes after all that was asked of the GPU
   * before, as everything goes through one stream.
   */
  @Override
  public void synchronise() {
    mark.ifPresent(NDArray::toFloatArray);
  }
}
