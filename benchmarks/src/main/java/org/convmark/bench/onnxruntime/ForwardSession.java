package org.convmark.bench.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.Session;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;

/** Inference with input and output buffers that are allocated once and never copied. */
final class ForwardSession implements Session {

  private final OrtSession session;
  private final HostTensor logits;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs;
  private final Map<String, String> settings;
  private boolean closed;

  ForwardSession(
      OrtEnvironment environment,
      OrtSession session,
      LoadRequest request,
      Map<String, String> settings)
      throws OrtException {
    this.settings = settings;
    this.session = session;
    Graph graph = request.network().graph();
    HostTensor images =
        HostTensor.zeros(environment, graph.input().batched(request.batch()), request.precision())
            .with(request.network().images(request.batch()));
    logits =
        HostTensor.zeros(
            environment, graph.output().output().batched(request.batch()), request.precision());
    inputs = Map.of(session.getInputNames().iterator().next(), images.tensor());
    outputs = Map.of(session.getOutputNames().iterator().next(), logits.tensor());
  }

  @Override
  public void prepare() {}

  @Override
  public void run() {
    try {
      // the outputs are pinned: their values are in the buffer when the call returns
      session.run(inputs, outputs).close();
    } catch (OrtException e) {
      throw Tensors.failed(e);
    }
  }

  @Override
  public float[] logits() {
    return logits.values();
  }

  @Override
  public float[] gradient(Parameter parameter) {
    throw new UnsupportedOperationException("onnxruntime: inference leaves no gradients");
  }

  @Override
  public Map<String, String> settings() {
    return settings;
  }

  @Override
  public void release() {}

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Tensors.close(inputs);
    Tensors.close(outputs);
    Tensors.close(session);
  }
}
