package org.convmark.model.graph;

import java.util.List;

/** A fixed input of an ONNX node, free of any serialisation library. */
public sealed interface OnnxConstant {

  /** One 32-bit float without dimensions. */
  record Scalar(float value) implements OnnxConstant {}

  /** A vector that repeats a 32-bit float for each channel of the node's result. */
  record PerChannel(float value) implements OnnxConstant {}

  /** A vector of 64-bit integers. */
  record Integers(List<Long> values) implements OnnxConstant {
    public Integers {
      values = List.copyOf(values);
    }
  }
}
