package org.convmark.model.graph;

import java.util.List;

/** The mean of each channel: C×H×W to C×1×1. */
public record GlobalAvgPool() implements Op {

  @Override
  public String label() {
    return "global_avgpool";
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Require.single(inputs);
    Require.image(input);
    return Shape.image(input.channels(), 1, 1);
  }

  @Override
  public OnnxForm onnx() {
    return OnnxForm.of("GlobalAveragePool");
  }

  @Override
  public Gradient train(Site site) {
    site.asInInference(onnx());
    Shape input = site.input();
    float share = 1f / (input.height() * input.width());
    String dims = site.integers(input.batched(site.batch()));
    return dy -> List.of(site.op("Expand", site.times(dy, share), dims));
  }
}
