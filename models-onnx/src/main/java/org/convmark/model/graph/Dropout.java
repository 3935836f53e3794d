package org.convmark.model.graph;

import java.util.List;

/** Zeroes values with probability {@code rate} in training; the identity in inference. */
public record Dropout(float rate) implements Op {

  public Dropout {
    if (!(rate > 0 && rate < 1)) {
      throw new IllegalArgumentException("dropout: expected a rate in (0, 1), found " + rate);
    }
  }

  @Override
  public String label() {
    return "dropout";
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Require.single(inputs);
  }

  @Override
  public OnnxForm onnx() {
    return OnnxForm.of("Identity");
  }

  /** The mask comes from outside and holds zeros and {@code 1 / (1 - rate)}. */
  @Override
  public Gradient train(Site site) {
    if (site.mask().isEmpty()) {
      site.asInInference(onnx());
      return dy -> List.of(dy);
    }
    String mask = site.mask().get();
    site.result("Mul", site.x(), mask);
    return dy -> List.of(site.op("Mul", dy, mask));
  }
}
