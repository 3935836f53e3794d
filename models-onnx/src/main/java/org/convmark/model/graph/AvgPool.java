package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.Collections;
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
    return onnx(window, divisor);
  }

  private static OnnxForm onnx(Window window, Divisor divisor) {
    List<OnnxAttribute> attributes = new ArrayList<>(window.onnx());
    attributes.add(new OnnxAttribute.Whole("count_include_pad", divisor == Divisor.WINDOW ? 1 : 0));
    return OnnxForm.of("AveragePool", attributes);
  }

  @Override
  public Gradient train(Site site) {
    site.asInInference(onnx());
    return dy ->
        List.of(spread(site, divisor == Divisor.WINDOW ? dy : site.op("Mul", dy, shares(site))));
  }

  /**
   * The window's area by its pixels, for each place of the window, H×W row by row: times the mean
   * over whole windows it is that over their pixels.
   */
  public float[] shares(Shape input) {
    Shape output = output(List.of(input));
    float[] shares = new float[output.height() * output.width()];
    for (int i = 0; i < shares.length; i++) {
      int pixels = window.pixels(input, i / output.width(), i % output.width());
      shares[i] = (float) window.area() / pixels;
    }
    return shares;
  }

  private String shares(Site site) {
    Shape output = site.output();
    List<Float> values = new ArrayList<>();
    for (float share : shares(site.input())) {
      values.add(share);
    }
    return site.constant(
        new OnnxConstant.Array(List.of(1, 1, output.height(), output.width()), values));
  }

  /** Each gradient goes to all pixels of its window; without gaps between them this is a pool. */
  private String spread(Site site, String dy) {
    if (window.isDense()) {
      return site.op(onnx(window.reversed(), Divisor.WINDOW), dy);
    }
    Shape output = site.output();
    long planes = (long) site.batch() * output.channels();
    List<Float> kernel = Collections.nCopies(window.area(), 1f / window.area());
    List<Integer> dims = List.of(1, 1, window.kernelHeight(), window.kernelWidth());
    return site.likeInput(
        site.op(
            "ConvTranspose",
            List.of(
                site.reshape(dy, planes, 1, output.height(), output.width()),
                site.constant(new OnnxConstant.Array(dims, kernel))),
            window.transposed(site.input(), 1)));
  }
}
