package org.convmark.model.graph;

import java.util.List;
import java.util.Locale;

/** The sum of two activations of equal shape, as at the end of a residual block. */
public record Add() implements Op {

  @Override
  public String label() {
    return "add";
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Require.arity(inputs, 2);
    if (!inputs.get(0).equals(inputs.get(1))) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s and %s differ", inputs.get(0), inputs.get(1)));
    }
    return inputs.get(0);
  }

  @Override
  public OnnxForm onnx() {
    return OnnxForm.of("Add");
  }

  @Override
  public Gradient train(Site site) {
    site.asInInference(onnx());
    return dy -> List.of(dy, dy);
  }
}
