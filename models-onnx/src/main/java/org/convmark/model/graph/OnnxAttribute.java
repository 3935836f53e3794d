package org.convmark.model.graph;

import java.util.List;

/** An attribute of an ONNX node, free of any serialisation library. */
public sealed interface OnnxAttribute {

  String name();

  /** ONNX type INT. */
  record Whole(String name, long value) implements OnnxAttribute {}

  /** ONNX type FLOAT. */
  record Real(String name, float value) implements OnnxAttribute {}

  /** ONNX type STRING. */
  record Text(String name, String value) implements OnnxAttribute {}

  /** ONNX type INTS. */
  record Integers(String name, List<Integer> values) implements OnnxAttribute {
    public Integers {
      values = List.copyOf(values);
    }
  }
}
