package org.convmark.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.Training;

/** Forward pass, gradients and plain SGD's update as one call. */
final class TrainStepSession extends TrainingSession {

  private final Optimizer sgd =
      Optimizer.sgd().setLearningRateTracker(Tracker.fixed(Training.LEARNING_RATE)).build();

  TrainStepSession(Dialect dialect, LoadRequest request) {
    super(dialect, request);
  }

  @Override
  public void run() {
    try (GradientCollector collector = newCollector()) {
      collector.backward(forwardToLoss());
    }
    leaves()
        .forEach(
            (parameter, array) -> {
              try (NDArray gradient = array.getGradient()) {
                sgd.update(parameter.name(), array, gradient);
              }
            });
    dialect.synchronise();
  }
}
