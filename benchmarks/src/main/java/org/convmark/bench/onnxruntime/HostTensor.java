package org.convmark.bench.onnxruntime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.convmark.bench.engine.Precision;
import org.convmark.model.weights.Half;

/**
 * A tensor that shares its memory with Java, so that ONNX Runtime reads and writes it uncopied.
 *
 * @param tensor of the precision's type
 * @param memory of the tensor, in native byte order
 * @param precision fp32 or fp16
 */
record HostTensor(OnnxTensor tensor, ByteBuffer memory, Precision precision) {

  /** A tensor with the shape's number of zeros. */
  static HostTensor zeros(OrtEnvironment environment, long[] shape, Precision precision)
      throws OrtException {
    long count = 1;
    for (long dim : shape) {
      count = Math.multiplyExact(count, dim);
    }
    ByteBuffer memory =
        ByteBuffer.allocateDirect(Math.toIntExact(Math.multiplyExact(count, precision.bytes())))
            .order(ByteOrder.nativeOrder());
    OnnxTensor tensor =
        precision == Precision.FP16
            ? OnnxTensor.createTensor(environment, memory, shape, OnnxJavaType.FLOAT16)
            : OnnxTensor.createTensor(environment, memory.asFloatBuffer(), shape);
    return new HostTensor(tensor, memory, precision);
  }

  /** Gives the tensor other values, as many as it has, rounded to its precision. */
  HostTensor with(FloatBuffer values) {
    if (precision == Precision.FP16) {
      Half.encode(values, memory.clear());
    } else {
      memory.asFloatBuffer().put(values);
    }
    return this;
  }

  /** The present values. */
  float[] values() {
    float[] values = new float[memory.capacity() / precision.bytes()];
    if (precision == Precision.FP16) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Half.toFloat(memory.getShort(i * Short.BYTES));
      }
    } else {
      memory.asFloatBuffer().get(values);
    }
    return values;
  }
}
