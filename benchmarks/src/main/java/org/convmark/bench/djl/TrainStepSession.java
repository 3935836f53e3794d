package org.convmark.bench.djl;

import ai.djl.training.GradientCollector;
import org.convmark.bench.engine.LoadRequest;

/** Forward pass, gradients and plain SGD's update as one call. */
final class TrainStepSession extends TrainingSession {

  TrainStepSession(Dialect dialect, LoadRequest request) {
    super(dialect, request);
  }

  @Override
  public void run() {
    try (GradientCollector collector = newCollector()) {
      collector.backward(forwardToLoss());
    }
    dialect.update(block, leaves());
    dialect.synchronise();
  }
}
