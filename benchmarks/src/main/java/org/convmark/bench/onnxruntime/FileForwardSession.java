package org.convmark.bench.onnxruntime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convmark.bench.engine.FileRequest;
import org.convmark.bench.engine.FileSession;
import org.convmark.bench.engine.TensorSpec;
import org.convmark.model.onnx.read.InputType;

/**
 * Inference of a user's file. Its inputs are allocated once; its results, whose kinds and shapes
 * may depend on them, by the runtime in every call.
 */
final class FileForwardSession implements FileSession {

  private final OrtSession session;
  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
  private final Map<String, String> settings;
  private OrtSession.Result result;
  private boolean closed;

  /** Closes the session when it is closed. */
  FileForwardSession(
      OrtEnvironment environment,
      OrtSession session,
      FileRequest request,
      Map<String, String> settings)
      throws OrtException {
    this.session = session;
    this.settings = settings;
    for (FileRequest.Input input : request.inputs()) {
      TensorSpec spec = input.spec();
      inputs.put(
          spec.name(),
          OnnxTensor.createTensor(environment, input.values(), spec.shape(), type(spec.type())));
    }
  }

  private static OnnxJavaType type(InputType type) {
    return switch (type) {
      case FLOAT32 -> OnnxJavaType.FLOAT;
      case FLOAT16 -> OnnxJavaType.FLOAT16;
      case FLOAT64 -> OnnxJavaType.DOUBLE;
      case INT64 -> OnnxJavaType.INT64;
      case INT32 -> OnnxJavaType.INT32;
      case INT16 -> OnnxJavaType.INT16;
      case INT8 -> OnnxJavaType.INT8;
      case UINT8 -> OnnxJavaType.UINT8;
      case BOOL -> OnnxJavaType.BOOL;
    };
  }

  @Override
  public void prepare() {}

  @Override
  public void run() {
    result = Tensors.run(session, inputs);
  }

  @Override
  public Map<String, String> settings() {
    return settings;
  }

  @Override
  public void release() {
    if (result != null) {
      result.close();
      result = null;
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    release();
    Tensors.close(inputs);
    Tensors.close(session);
  }
}
