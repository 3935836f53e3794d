package org.convmark.bench.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.GradientCollector;
import java.util.Map;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.model.graph.Parameter;

/** What both training workloads share: trainable parameters, the loss, the seed of dropout. */
abstract class TrainingSession extends DjlSession {

  private Map<Parameter, NDArray> leaves;
  private final Objective objective;
  private NDList outputs;

  TrainingSession(Dialect dialect, LoadRequest request) {
    super(dialect, request);
    try {
      objective = new Objective(dialect, request, manager());
      // last, so that nothing of the loading draws from it before the first call
      request.training().dropoutSeed().ifPresent(this::seed);
      dialect.synchronise();
    } catch (RuntimeException | Error e) {
      manager().close();
      throw e;
    }
  }

  /** The generator is the engine's own and is shared by all of its sessions in this process. */
  private void seed(long seed) {
    Engine.getEngine(dialect.djlName()).setRandomSeed(Long.hashCode(seed));
  }

  /** The trainable parameters as the present call uses them; they hold its gradients. */
  Map<Parameter, NDArray> leaves() {
    return leaves;
  }

  GradientCollector newCollector() {
    return Engine.getEngine(dialect.djlName()).newGradientCollector();
  }

  @Override
  public void prepare() {
    super.prepare();
    leaves = block.leaves(call());
    dialect.synchronise();
  }

  /** The loss, with the pass recorded for gradients. */
  NDArray forwardToLoss() {
    outputs = block.forward(callInput());
    return objective.loss(outputs);
  }

  /** The logits of the last forward pass, then those of the auxiliary classifiers. */
  NDList outputs() {
    return outputs;
  }

  @Override
  public float[] logits() {
    return outputs.head().toFloatArray();
  }

  @Override
  public float[] gradient(Parameter parameter) {
    // the handle is new at every request and would be held by the manager if it were not closed
    try (NDArray gradient = leaves.get(parameter).getGradient()) {
      return gradient.toFloatArray();
    }
  }
}
