package org.convmark.model.graph;

import java.util.List;

/** Multiplication by a constant, as before the sums of Inception-ResNet. */
public record Scale(float factor) implements Op {

  public Scale {
    Require.positive("factor", factor);
  }

  @Override
  public String label() {
    return "scale";
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Require.single(inputs);
  }

  @Override
  public OnnxForm onnx() {
    return new OnnxForm("Mul", List.of(), List.of(new OnnxConstant.Scalar(factor)));
  }

  @Override
  public Gradient train(Site site) {
    site.asInInference(onnx());
    return dy -> List.of(site.times(dy, factor));
  }
}
