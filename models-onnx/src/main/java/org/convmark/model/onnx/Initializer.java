package org.convmark.model.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.convmark.model.graph.Parameter;
import org.convmark.model.weights.Weights;

/** A parameter as a file holds it. */
record Initializer(Parameter parameter, ElementType type) {

  /** Of all values. */
  long bytes() {
    return parameter.elements() * type.bytes();
  }

  /** Name, type and dimensions; the values are to follow. */
  TensorProto.Builder tensor() {
    TensorProto.Builder builder =
        TensorProto.newBuilder().setName(parameter.name()).setDataType(type.number());
    parameter.dims().forEach(dim -> builder.addDims(dim));
    return builder;
  }

  /**
   * Fills {@code chunk} with the values from index {@code offset} on, as many as it and {@code
   * floats} hold, and makes it ready to be read.
   *
   * @param floats for the values at 32 bits
   * @return the number of values
   */
  int fill(ByteBuffer chunk, FloatBuffer floats, long offset, Weights weights) {
    int count = (int) Math.min(floats.capacity(), parameter.elements() - offset);
    weights.fill(parameter, offset, floats.clear().limit(count));
    type.encode(floats.flip(), chunk.clear());
    chunk.flip();
    return count;
  }
}
