package org.convmark.model.graph;

import java.util.List;
import java.util.Locale;

/** Activations of equal height and width joined along the channels, in the order given. */
public record Concat() implements Op {

  @Override
  public String label() {
    return "concat";
  }

  @Override
  public Shape output(List<Shape> inputs) {
    if (inputs.size() < 2) {
      throw new IllegalArgumentException("expected 2 or more inputs, found " + inputs.size());
    }
    Shape first = inputs.get(0);
    int channels = 0;
    for (Shape input : inputs) {
      Require.image(input);
      if (input.height() != first.height() || input.width() != first.width()) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%s and %s differ in height or width", first, input));
      }
      channels += input.channels();
    }
    return Shape.image(channels, first.height(), first.width());
  }

  @Override
  public OnnxForm onnx() {
    return OnnxForm.of("Concat", new OnnxAttribute.Whole("axis", 1));
  }

  @Override
  public Gradient train(Site site) {
    site.asInInference(onnx());
    long[] channels = site.inputs().stream().mapToLong(Shape::channels).toArray();
    return dy -> site.split(dy, 1, channels);
  }
}
