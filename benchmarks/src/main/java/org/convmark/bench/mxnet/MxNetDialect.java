package org.convmark.bench.mxnet;

import ai.djl.engine.Engine;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.PairList;
import java.util.Locale;
import java.util.Map;
import org.convmark.bench.djl.Composed;
import org.convmark.bench.djl.Dialect;
import org.convmark.bench.djl.GraphBlock;
import org.convmark.bench.djl.LoadedNetwork;
import org.convmark.bench.engine.NativeEnvironment;
import org.convmark.bench.engine.OpenMp;
import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.Training;
import org.convmark.model.graph.Lrn;
import org.convmark.model.graph.Padding;
import org.convmark.model.graph.Parameter;

/** MXNet: calls return at once, so every timed region ends with a wait; gradients overwrite. */
class MxNetDialect implements Dialect {

  private static final String DJL_NAME = "MXNet";
  private static final String LIBRARY = "libmxnet.so";

  private final Engine engine;
  private final Optimizer sgd =
      Optimizer.sgd().setLearningRateTracker(Tracker.fixed(Training.LEARNING_RATE)).build();

  /** Loads the library, to use that many threads for one operator at a time. */
  MxNetDialect(int threads) {
    // MXNet takes its threads from the environment only
    set(OpenMp.THREADS, threads);
    set("MXNET_OMP_MAX_THREADS", threads);
    set("MXNET_CPU_WORKER_NTHREADS", 1);
    engine = Engine.getEngine(DJL_NAME);
  }

  private static void set(String variable, int value) {
    if (!NativeEnvironment.set(variable, String.valueOf(value))) {
      throw new IllegalStateException("the number of threads can't be set on this system");
    }
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
    return 1;
  }

  @Override
  public NDArray lrn(NDArray x, Lrn op, GraphBlock.Mode mode) {
    // the gradient of MXNet's own operator is wrong, by half its size, in front of a max pool
    if (mode == GraphBlock.Mode.TRAINING) {
      return Composed.lrn(this, x, op, mode);
    }
    PairList<String, Object> attributes = new PairList<>();
    attributes.add("nsize", String.valueOf(op.size()));
    attributes.add("alpha", String.valueOf(op.alpha()));
    attributes.add("beta", String.valueOf(op.beta()));
    attributes.add("knorm", String.valueOf(op.k()));
    return invoke("LRN", x, attributes);
  }

  @Override
  public boolean leavesOut(Padding padding) {
    return padding.isSymmetric();
  }

  @Override
  public NDArray pad(NDArray x, Padding padding, float value) {
    PairList<String, Object> attributes = new PairList<>();
    attributes.add("mode", "constant");
    attributes.add(
        "pad_width",
        String.format(
            Locale.ROOT,
            "(0,0,0,0,%d,%d,%d,%d)",
            padding.top(),
            padding.bottom(),
            padding.left(),
            padding.right()));
    attributes.add("constant_value", String.valueOf(value));
    return invoke("Pad", x, attributes);
  }

  private static NDArray invoke(String operator, NDArray x, PairList<String, Object> attributes) {
    return ((MxNDManager) x.getManager()).invoke(operator, x, attributes);
  }

  /** Closing waits for the array; a recorded pass would keep it all the same and be held up. */
  @Override
  public boolean freesAtOnce(GraphBlock.Mode mode) {
    return mode == GraphBlock.Mode.INFERENCE;
  }

  @Override
  public void stopRecording() {}

  @Override
  public NDArray leaf(NDArray weight, NDManager call) {
    weight.setRequiresGradient(true);
    return weight;
  }

  /** DJL's optimizer calls MXNet's own operator, which is one pass. */
  @Override
  public void update(LoadedNetwork network, Map<Parameter, NDArray> leaves) {
    leaves.forEach(
        (parameter, weight) -> {
          try (NDArray gradient = weight.getGradient()) {
            sgd.update(parameter.name(), weight, gradient);
          }
        });
  }

  @Override
  public Map<String, String> settings(LoadedNetwork network) {
    return Session.threads(OpenMp.threadsOf(LIBRARY));
  }

  @Override
  public void synchronise() {
    JnaUtils.waitAll();
  }
}
