package org.convmark.model.graph;

import java.util.List;

/** The rectifier {@code max(x, 0)}. */
public record Relu() implements Op {

  /** 1 at the smallest of normal numbers; the steepest that bfloat16 holds too. */
  private static final float STEEP = 0x1p126f;

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

  /** The gradient passes where the result is not 0: a steep ramp tells in one pass. */
  @Override
  public Gradient train(Site site) {
    String y = site.asInInference(onnx());
    OnnxForm step =
        OnnxForm.of(
            "HardSigmoid",
            new OnnxAttribute.Real("alpha", STEEP),
            new OnnxAttribute.Real("beta", 0));
    return dy -> List.of(site.op("Mul", dy, site.op(step, y)));
  }
}
