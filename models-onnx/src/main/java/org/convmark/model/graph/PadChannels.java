package org.convmark.model.graph;

import java.util.List;

/**
 * Appends {@code extra} channels of zeros, as the parameter-free shortcut of He et al. 2015,
 * arXiv:1512.03385, section 3.3, option A.
 */
public record PadChannels(int extra) implements Op {

  public PadChannels {
    Require.positive("extra", extra);
  }

  @Override
  public String label() {
    return "pad";
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Require.single(inputs);
    Require.image(input);
    return Shape.image(input.channels() + extra, input.height(), input.width());
  }

  @Override
  public OnnxForm onnx() {
    List<Long> pads = List.of(0L, 0L, 0L, 0L, 0L, (long) extra, 0L, 0L);
    return new OnnxForm("Pad", List.of(), List.of(new OnnxConstant.Integers(pads)));
  }

  @Override
  public Gradient train(Site site) {
    site.asInInference(onnx());
    long channels = site.input().channels();
    return dy ->
        List.of(site.op("Slice", dy, site.integers(0), site.integers(channels), site.integers(1)));
  }
}
