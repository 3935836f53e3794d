package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The largest value under a sliding window; padding never wins. */
public record MaxPool(Window window) implements Op {

  public MaxPool {
    Require.poolPadding(window);
  }

  @Override
  public String label() {
    return "maxpool" + window.kernel();
  }

  @Override
  public Optional<Window> sliding() {
    return Optional.of(window);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Require.single(inputs);
    return window.slide(input, input.channels());
  }

  @Override
  public OnnxForm onnx() {
    List<OnnxAttribute> attributes = new ArrayList<>(window.onnx());
    attributes.add(
        new OnnxAttribute.Whole("ceil_mode", window.rounding() == Rounding.CEIL ? 1 : 0));
    return OnnxForm.of("MaxPool", attributes);
  }

  /** Each gradient goes to the pixel that won; windows that overlap may share a winner. */
  @Override
  public Gradient train(Site site) {
    String indices = site.withIndices(onnx());
    long pixels = site.input().elements() * site.batch();
    return dy -> {
      String zeros = site.op("ConstantOfShape", site.integers(pixels));
      String sums =
          site.op(
              "ScatterElements",
              List.of(zeros, site.reshape(indices, -1), site.reshape(dy, -1)),
              new OnnxAttribute.Whole("axis", 0),
              new OnnxAttribute.Text("reduction", "add"));
      return List.of(site.likeInput(sums));
    };
  }
}
