package org.convmark.bench.pytorch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.convmark.bench.djl.Composed;
import org.convmark.bench.djl.Dialect;
import org.convmark.bench.djl.GraphBlock;
import org.convmark.bench.djl.LoadedNetwork;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.NativeEnvironment;
import org.convmark.bench.engine.OpenMp;
import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.Training;
import org.convmark.model.graph.Lrn;
import org.convmark.model.graph.Padding;
import org.convmark.model.graph.Parameter;
import org.convmark.result.Workload;

/**
 * PyTorch: calls on the CPU return when they are done, those on a GPU before; gradients accumulate.
 */
class PyTorchDialect implements Dialect {

  private static final String DJL_NAME = "PyTorch";
  private static final String LIBRARY = "libtorch_cpu.so";
  private static final String INTER_OP = "ai.djl.pytorch.num_interop_threads";

  private final Engine engine;
  private final Device device;
  private final Optional<NDArray> mark;

  /** Loads the library, to use that many threads for one operator at a time. */
  PyTorchDialect(PyTorchDevice device, int threads) throws EngineException {
    // what PyTorch is told later holds for this thread alone, this for every one that comes
    NativeEnvironment.set(OpenMp.THREADS, String.valueOf(threads));
    System.setProperty(INTER_OP, "1");
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
    return Composed.lrn(this, x, op, mode);
  }

  /** DJL hands {@code countIncludePad} on as true, whatever it is. */
  @Override
  public boolean leavesOut(Padding padding) {
    return padding.equals(Padding.NONE);
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

  /**
   * Two passes in place; DJL's optimizer clones, adds, multiplies, subtracts and fills gradients
   * that nobody reads again with zeros.
   */
  @Override
  public void update(LoadedNetwork network, Map<Parameter, NDArray> leaves) {
    stopRecording();
    for (NDArray weight : leaves.values()) {
      try (NDArray gradient = weight.getGradient()) {
        weight.subi(gradient.muli(Training.LEARNING_RATE));
      }
    }
  }

  /**
   * Weights and input with all channels of a pixel together, which is how oneDNN's convolutions
   * want them: otherwise most of them reorder what they read and write. Only in training on a
   * single image does reordering the weights' gradients cost more than it saves. On two cores
   * channels-last took 0.58 to 0.99 of the time in inference (ResNet-50, GoogLeNet, batch 1 and 8,
   * both forms), and 0.93 to 0.99 in backward of ResNet-50 at batch 8, but 1.04 to 1.14 at batch 1.
   */
  @Override
  public Layout layout(LoadRequest request) {
    boolean oneImageOfTraining = request.workload() != Workload.FORWARD && request.batch() == 1;
    // nothing was measured on a GPU, whose library is made for channels first in fp32
    Layout faster =
        device.isGpu() || oneImageOfTraining ? Layout.CHANNELS_FIRST : Layout.CHANNELS_LAST;
    return request.layout().orElse(faster);
  }

  @Override
  public Map<String, String> settings(LoadedNetwork network) {
    Map<String, String> settings = settings();
    Strides.layout(network).ifPresent(layout -> settings.put(Session.LAYOUT, layout.word()));
    return settings;
  }

  /** What the library computes any network with. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    int threads = JniUtils.getNumThreads();
    int limit = OpenMp.threadsOf(LIBRARY).orElse(threads);
    settings.put(Session.THREADS, String.valueOf(Math.min(threads, limit)));
    settings.put("inter_op_threads", String.valueOf(JniUtils.getNumInteropThreads()));
    return settings;
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
