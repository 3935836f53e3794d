package org.convmark.bench.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convmark.bench.engine.Session;
import org.convmark.model.graph.OnnxPart;
import org.convmark.model.graph.Parameter;
import org.convmark.model.graph.TrainingGraph;

/**
 * Forward pass, gradients and plain SGD's update as one graph. The new values that a call makes are
 * the parameters of the next one, uncopied.
 */
final class TrainStepSession implements Session {

  private final TrainingInputs inputs;
  private final List<Parameter> parameters;
  private final String logits;
  private final OnnxPart step;
  private final OrtSession session;
  private final Map<String, OnnxTensor> values = new LinkedHashMap<>();
  private Map<String, OnnxTensor> given;
  private OrtSession.Result result;
  private final Map<String, String> settings;
  private boolean closed;

  /** Closes the inputs and the session when it is closed. */
  TrainStepSession(
      TrainingInputs inputs,
      TrainingGraph training,
      OnnxPart step,
      OrtSession session,
      Map<String, String> settings) {
    this.settings = settings;
    this.inputs = inputs;
    this.parameters = training.graph().parameters();
    this.logits = training.graph().output().name();
    this.step = step;
    this.session = session;
    // later values replace them, so it is here that they are closed
    values.putAll(inputs.takeWeights());
  }

  @Override
  public void prepare() {
    Map<String, OnnxTensor> all = new LinkedHashMap<>(inputs.data());
    all.putAll(values);
    given = Tensors.named(all, step.inputNames());
  }

  @Override
  public void run() {
    // other engines draw within the call too
    inputs.draw();
    result = Tensors.run(session, given);
  }

  @Override
  public float[] logits() {
    return Tensors.values(Tensors.of(result, logits));
  }

  @Override
  public float[] gradient(Parameter parameter) {
    throw new UnsupportedOperationException("onnxruntime: a train step keeps no gradients");
  }

  /** The present values of a parameter. */
  float[] value(Parameter parameter) {
    return Tensors.values(values.get(parameter.name()));
  }

  @Override
  public Map<String, String> settings() {
    return settings;
  }

  @Override
  public void release() {
    given = null;
    if (result == null) {
      return;
    }
    Map<String, OnnxTensor> left = new LinkedHashMap<>();
    result.forEach(entry -> left.put(entry.getKey(), (OnnxTensor) entry.getValue()));
    for (Parameter parameter : parameters) {
      OnnxTensor old = values.put(parameter.name(), left.remove(TrainingGraph.updated(parameter)));
      old.close();
    }
    Tensors.close(left);
    result = null;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    release();
    Tensors.close(values);
    inputs.close();
    Tensors.close(session);
  }
}
