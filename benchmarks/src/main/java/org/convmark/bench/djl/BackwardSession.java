package org.convmark.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import org.convmark.bench.engine.LoadRequest;

/** Gradients alone: the forward pass that they need is not in the timed call. */
final class BackwardSession extends TrainingSession {

  private GradientCollector collector;
  private NDArray loss;

  BackwardSession(Dialect dialect, LoadRequest request) {
    super(dialect, request);
  }

  @Override
  public void prepare() {
    super.prepare();
    collector = newCollector();
    loss = forwardToLoss();
    dialect.synchronise();
  }

  /** The loss of the present call, a scalar. */
  NDArray loss() {
    return loss;
  }

  @Override
  public void run() {
    collector.backward(loss);
    dialect.synchronise();
  }

  @Override
  public void release() {
    if (collector != null) {
      collector.close();
      collector = null;
    }
    super.release();
  }
}
