package org.convmark.model.graph;

import java.util.List;

/**
 * How an operator is written in ONNX, operator set 17.
 *
 * @param type the ONNX operator
 * @param attributes its attributes
 * @param constants fixed inputs that the operator needs after its activations, before its
 *     parameters
 */
public record OnnxForm(String type, List<OnnxAttribute> attributes, List<OnnxConstant> constants) {

  public OnnxForm {
    attributes = List.copyOf(attributes);
    constants = List.copyOf(constants);
  }

  static OnnxForm of(String type, OnnxAttribute... attributes) {
    return new OnnxForm(type, List.of(attributes), List.of());
  }

  static OnnxForm of(String type, List<OnnxAttribute> attributes) {
    return new OnnxForm(type, attributes, List.of());
  }
}
