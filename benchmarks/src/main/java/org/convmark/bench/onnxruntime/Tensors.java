package org.convmark.bench.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What sessions do with ONNX Runtime's tensors. */
final class Tensors {

  private Tensors() {}

  /** A direct buffer of native byte order, which a tensor shares rather than copies. */
  static FloatBuffer floats(long count) {
    return ByteBuffer.allocateDirect(Math.toIntExact(Math.multiplyExact(count, Float.BYTES)))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /** A copy of a tensor's values; the buffer that the tensor gives is one already. */
  static float[] values(OnnxTensor tensor) {
    FloatBuffer buffer = tensor.getFloatBuffer();
    if (buffer.hasArray() && buffer.array().length == buffer.remaining()) {
      return buffer.array();
    }
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  /** A tensor of a result. */
  static OnnxTensor of(OrtSession.Result result, String name) {
    return (OnnxTensor) result.get(name).orElseThrow();
  }

  /** Those of {@code tensors} that have one of the names. */
  static Map<String, OnnxTensor> named(Map<String, OnnxTensor> tensors, Collection<String> names) {
    Map<String, OnnxTensor> some = new LinkedHashMap<>(tensors);
    some.keySet().retainAll(names);
    return some;
  }

  static void close(Map<String, OnnxTensor> tensors) {
    tensors.values().forEach(OnnxTensor::close);
  }

  static OrtSession.Result run(OrtSession session, Map<String, OnnxTensor> inputs) {
    try {
      return session.run(inputs);
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  static IllegalStateException failed(OrtException e) {
    return new IllegalStateException("onnxruntime: " + e.getMessage(), e);
  }
}
