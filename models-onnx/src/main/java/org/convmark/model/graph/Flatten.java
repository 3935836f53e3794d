package org.convmark.model.graph;

import java.util.List;

/** C×H×W to a vector, channels outermost. */
public record Flatten() implements Op {

  @Override
  public String label() {
    return "flatten";
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Shape.vector(Math.toIntExact(Require.single(inputs).elements()));
  }

  @Override
  public OnnxForm onnx() {
    return OnnxForm.of("Flatten", new OnnxAttribute.Whole("axis", 1));
  }

  @Override
  public Gradient train(Site site) {
    site.asInInference(onnx());
    return dy -> List.of(site.likeInput(dy));
  }
}
