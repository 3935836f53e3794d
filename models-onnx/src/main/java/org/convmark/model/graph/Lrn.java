package org.convmark.model.graph;

import java.util.List;

/**
 * Local response normalisation across channels: {@code x / (k + alpha / size * sum(x_j^2))^beta}, j
 * over {@code size} neighbouring channels (Krizhevsky et al. 2012, section 3.3). As in Caffe and
 * ONNX, alpha is divided by the size; the paper's alpha is not.
 */
public record Lrn(int size, float alpha, float beta, float k) implements Op {

  public Lrn {
    Require.positive("size", size);
    Require.positive("alpha", alpha);
    Require.positive("beta", beta);
    Require.positive("k", k);
    if (size % 2 == 0) {
      throw new IllegalArgumentException("lrn: expected an odd size, found " + size);
    }
  }

  @Override
  public String label() {
    return "lrn";
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Require.single(inputs);
    Require.image(input);
    return input;
  }

  @Override
  public OnnxForm onnx() {
    return OnnxForm.of(
        "LRN",
        new OnnxAttribute.Whole("size", size),
        new OnnxAttribute.Real("alpha", alpha),
        new OnnxAttribute.Real("beta", beta),
        new OnnxAttribute.Real("bias", k));
  }
}
