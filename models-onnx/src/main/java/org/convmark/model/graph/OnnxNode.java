package org.convmark.model.graph;

import java.util.List;

/**
 * A node of an ONNX graph, free of any serialisation library; its first output names it.
 *
 * @param type the ONNX operator
 * @param inputs the values that it reads
 * @param outputs the values that it makes
 * @param attributes its attributes
 */
public record OnnxNode(
    String type, List<String> inputs, List<String> outputs, List<OnnxAttribute> attributes) {

  public OnnxNode {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = List.copyOf(attributes);
  }
}
