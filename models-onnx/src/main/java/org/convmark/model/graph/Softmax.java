package org.convmark.model.graph;

import java.util.List;

/** Normalised exponentials of a vector. */
public record Softmax() implements Op {

  @Override
  public String label() {
    return "softmax";
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Require.single(inputs);
    if (input.isImage()) {
      throw new IllegalArgumentException("expected a vector, found an image of " + input);
    }
    return input;
  }

  @Override
  public OnnxForm onnx() {
    return OnnxForm.of("Softmax", new OnnxAttribute.Whole("axis", 1));
  }

  @Override
  public Gradient train(Site site) {
    String y = site.asInInference(onnx());
    return dy -> {
      String mean = site.mean(site.op("Mul", dy, y), List.of(1));
      String common = site.times(mean, site.output().channels());
      return List.of(site.op("Mul", y, site.op("Sub", dy, common)));
    };
  }
}
