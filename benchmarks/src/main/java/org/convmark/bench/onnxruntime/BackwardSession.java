package org.convmark.bench.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convmark.bench.engine.Session;
import org.convmark.model.graph.OnnxPart;
import org.convmark.model.graph.Parameter;
import org.convmark.model.graph.TrainingGraph;

/**
 * Gradients alone. Forward pass and gradients are two graphs on two sessions, and the first leaves
 * its activations to the second, uncopied. None of them is freed before the call ends, which costs
 * memory where an engine of its own would free each after its last use.
 */
final class BackwardSession implements Session {

  private final TrainingInputs inputs;
  private final String logits;
  private final Half forward;
  private final Half backward;
  private OrtSession.Result activations;
  private OrtSession.Result gradients;
  private Map<String, OnnxTensor> needed;
  private final Map<String, String> settings;
  private boolean closed;

  /** One of the two graphs on its session. */
  record Half(OnnxPart part, OrtSession session) {

    private OrtSession.Result run(Map<String, OnnxTensor> tensors) {
      return Tensors.run(session, tensors);
    }

    private Map<String, OnnxTensor> inputsOf(Map<String, OnnxTensor> tensors) {
      return Tensors.named(tensors, part.inputNames());
    }
  }

  /** Closes the inputs and the sessions when it is closed. */
  BackwardSession(
      TrainingInputs inputs,
      TrainingGraph training,
      Half forward,
      Half backward,
      Map<String, String> settings) {
    this.settings = settings;
    this.inputs = inputs;
    this.logits = training.graph().output().name();
    this.forward = forward;
    this.backward = backward;
  }

  @Override
  public void prepare() {
    inputs.draw();
    Map<String, OnnxTensor> given = new LinkedHashMap<>(inputs.data());
    given.putAll(inputs.weights());
    activations = forward.run(forward.inputsOf(given));
    activations.forEach(entry -> given.put(entry.getKey(), (OnnxTensor) entry.getValue()));
    needed = backward.inputsOf(given);
  }

  @Override
  public void run() {
    gradients = backward.run(needed);
  }

  @Override
  public float[] logits() {
    return Tensors.values(Tensors.of(activations, logits));
  }

  /** The loss of the present call. */
  float loss() {
    return Tensors.values(Tensors.of(activations, TrainingGraph.LOSS))[0];
  }

  @Override
  public float[] gradient(Parameter parameter) {
    return Tensors.values(Tensors.of(gradients, TrainingGraph.gradient(parameter)));
  }

  @Override
  public Map<String, String> settings() {
    return settings;
  }

  @Override
  public void release() {
    needed = null;
    activations = closed(activations);
    gradients = closed(gradients);
  }

  private static OrtSession.Result closed(OrtSession.Result result) {
    if (result != null) {
      result.close();
    }
    return null;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    release();
    inputs.close();
    Tensors.close(forward.session());
    Tensors.close(backward.session());
  }
}
