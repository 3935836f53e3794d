package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mean under a sliding window, rounding down. */
public record AvgPool(Window window, Divisor divisor) implements Op {

  /** What a window that reaches into the padding divides by. */
  public enum Divisor {
    /** The whole window, padding included (Caffe, PyTorch's default). */
    WINDOW,
    /** The real pixels only (TensorFlow's "same" padding). */
    PIXELS
  }

  public AvgPool {
    Require.poolPadding(window);
    if (window.rounding() == Rounding.CEIL) {
      throw new IllegalArgumentException("avgpool: engines disagree on the divisor of rounding up");
    }
  }

  @Override
  public String label() {
    return "avgpool" + window.kernel();
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
    attributes.add(new OnnxAttribute.Whole("count_include_pad", divisor == Divisor.WINDOW ? 1 : 0));
    return OnnxForm.of("AveragePool", attributes);
  }
}
