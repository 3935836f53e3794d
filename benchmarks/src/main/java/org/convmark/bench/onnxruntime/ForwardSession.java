package org.convmark.bench.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.Session;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.model.graph.Shape;

/** Inference with input and output buffers that are allocated once and never copied. */
final class ForwardSession implements Session {

  private final OrtSession session;
  private final FloatBuffer result;
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
    Shape output = graph.output().output();
    result = Tensors.floats(output.elements() * request.batch());
    inputs =
        Map.of(
            session.getInputNames().iterator().next(),
            OnnxTensor.createTensor(
                environment,
                request.network().images(request.batch()),
                graph.input().batched(request.batch())));
    outputs =
        Map.of(
            session.getOutputNames().iterator().next(),
            OnnxTensor.createTensor(environment, result, output.batched(request.batch())));
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
    float[] values = new float[result.capacity()];
    result.get(0, values);
    return values;
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
