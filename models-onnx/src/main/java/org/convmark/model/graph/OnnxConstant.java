package org.convmark.model.graph;

import java.util.List;

/** A fixed input of an ONNX node, free of any serialisation library. */
public sealed interface OnnxConstant {

  /** One 32-bit float without dimensions. */
  record Scalar(float value) implements OnnxConstant {}

  /** A vector that repeats a 32-bit float for each channel of the node's result. */
  record PerChannel(float value) implements OnnxConstant {}

  /** An array of 32-bit floats, row-major. */
  record Array(List<Integer> dims, List<Float> values) implements OnnxConstant {
    public Array {
      dims = List.copyOf(dims);
      values = List.copyOf(values);
    }
  }

  /** A vector of 64-bit integers. */
  record Integers(List<Long> values) implements OnnxConstant {
    public Integers {
      values = List.copyOf(values);
    }
  }
}
