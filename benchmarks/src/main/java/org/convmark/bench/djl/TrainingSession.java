package org.convmark.bench.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import java.util.Map;
import org.convmark.bench.engine.InputData;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.model.graph.Parameter;

/** What both training workloads share: trainable parameters, labels, the loss. */
abstract class TrainingSession extends DjlSession {

  private final Map<Parameter, NDArray> weights;
  private Map<Parameter, NDArray> leaves;
  private final NDArray labels;
  private final Loss loss = Loss.softmaxCrossEntropyLoss();
  private NDArray callLabels;
  private NDArray logits;

  TrainingSession(Dialect dialect, LoadRequest request) {
    super(dialect, request);
    weights = block.trainable();
    int classes = request.network().graph().output().output().channels();
    labels =
        manager().create(InputData.labels(classes, request.batch()), new Shape(request.batch()));
    dialect.synchronise();
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
    // the loss leaves its intermediate results with the manager of the labels
    callLabels = forThisCall(labels);
    weights.forEach((parameter, weight) -> block.use(parameter, dialect.leaf(weight, call())));
    leaves = block.trainable();
    dialect.synchronise();
  }

  /** Mean cross entropy of softmax over the batch, with the pass recorded for gradients. */
  NDArray forwardToLoss() {
    logits = block.forward(callInput(), GraphBlock.Mode.TRAINING);
    return loss.evaluate(new NDList(callLabels), new NDList(logits));
  }

  /** The logits of the last forward pass. */
  NDArray logitsArray() {
    return logits;
  }

  @Override
  public float[] logits() {
    return logits.toFloatArray();
  }

  @Override
  public float[] gradient(Parameter parameter) {
    // the handle is new at every request and would be held by the manager if it were not closed
    try (NDArray gradient = leaves.get(parameter).getGradient()) {
      return gradient.toFloatArray();
    }
  }
}
