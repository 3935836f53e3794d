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

  /** The gradient passes where the result is not 0: the steepest of ramps tells in one pass. */
  @Override
  public Gradient train(Site site) {
    String y = site.asInInference(onnx());
    OnnxForm step =
        OnnxForm.of(
            "HardSigmoid",
            new OnnxAttribute.Real("alpha", Float.MAX_VALUE),
            new OnnxAttribute.Real("beta", 0));
    return dy -> List.of(site.op("Mul", dy, site.op(step, y)));
  }
}
