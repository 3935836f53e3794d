package org.convmark.model.graph;

import java.util.List;

/** The rectifier {@code max(x, 0)}. */
public record Relu() implements Op {

  @Override
  public String label() {
    return "relu";
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Require.single(inputs);
  }

  @Override
  public OnnxForm onnx() {
    return OnnxForm.of("Relu");
  }

  @Override
  public Gradient train(Site site) {
    String y = site.asInInference(onnx());
    return dy -> List.of(site.op("Mul", dy, site.op("Sign", y)));
  }
}
