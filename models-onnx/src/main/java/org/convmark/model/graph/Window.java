package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Kernel, stride, padding and rounding of a convolution or pool, heights first.
 *
 * <p>Output size: {@code floor((n + pads - k) / s) + 1}, or {@code ceil} for Caffe-style pools.
 */
public record Window(
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    Padding padding,
    Rounding rounding) {

  public Window {
    if (Math.min(kernelHeight, kernelWidth) < 1 || Math.min(strideHeight, strideWidth) < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "window: expected kernel and stride of at least 1, found kernel %dx%d stride %dx%d",
              kernelHeight,
              kernelWidth,
              strideHeight,
              strideWidth));
    }
  }

  /** A square kernel, stride 1, no padding. */
  public static Window square(int kernel) {
    return of(kernel, kernel);
  }

  /** A kernel of height × width, stride 1, no padding. */
  public static Window of(int height, int width) {
    return new Window(height, width, 1, 1, Padding.NONE, Rounding.FLOOR);
  }

  public Window stride(int stride) {
    return new Window(kernelHeight, kernelWidth, stride, stride, padding, rounding);
  }

  /** The same padding on all four sides. */
  public Window pad(int all) {
    return pad(all, all, all, all);
  }

  public Window pad(int top, int left, int bottom, int right) {
    return new Window(
        kernelHeight,
        kernelWidth,
        strideHeight,
        strideWidth,
        new Padding(top, left, bottom, right),
        rounding);
  }

  /**
   * TensorFlow's "same" padding for that input: an output of {@code ceil(n / stride)} pixels, and
   * of an odd total the greater half below and on the right.
   */
  public Window same(Shape input) {
    Require.image(input);
    int vertical = total(input.height(), kernelHeight, strideHeight);
    int horizontal = total(input.width(), kernelWidth, strideWidth);
    int top = vertical / 2;
    int left = horizontal / 2;
    return pad(top, left, vertical - top, horizontal - left);
  }

  private static int total(int input, int kernel, int stride) {
    int output = (input + stride - 1) / stride;
    return Math.max(0, (output - 1) * stride + kernel - input);
  }

  /** Caffe's pooling rule: a last window that reaches over the edge still counts. */
  public Window ceil() {
    return new Window(kernelHeight, kernelWidth, strideHeight, strideWidth, padding, Rounding.CEIL);
  }

  /** Kernel area in pixels. */
  public int area() {
    return kernelHeight * kernelWidth;
  }

  /** Whether it moves by one pixel at a time. */
  boolean isDense() {
    return strideHeight == 1 && strideWidth == 1;
  }

  /** Whether it sees every pixel once, and by itself. */
  boolean isPoint() {
    return area() == 1 && isDense();
  }

  /** The output of {@code channels} maps when this window slides over {@code input}. */
  Shape slide(Shape input, int channels) {
    Require.image(input);
    return Shape.image(
        channels,
        size(input.height(), kernelHeight, strideHeight, padding.top(), padding.bottom()),
        size(input.width(), kernelWidth, strideWidth, padding.left(), padding.right()));
  }

  private int size(int input, int kernel, int stride, int before, int after) {
    int room = input + before + after - kernel;
    if (room < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a kernel of %d does not fit into %d pixels padded by %d and %d",
              kernel,
              input,
              before,
              after));
    }
    if (rounding == Rounding.FLOOR) {
      return room / stride + 1;
    }
    int count = (room + stride - 1) / stride + 1;
    if ((count - 1) * stride >= input + before) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "with rounding up, the last window of kernel %d stride %d lies wholly in the padding of %d pixels; engines disagree on it",
              kernel,
              stride,
              input));
    }
    return count;
  }

  /** ONNX's attributes of a sliding window, operator set 17. */
  List<OnnxAttribute> onnx() {
    return List.of(
        new OnnxAttribute.Integers("kernel_shape", List.of(kernelHeight, kernelWidth)),
        new OnnxAttribute.Integers("strides", List.of(strideHeight, strideWidth)),
        new OnnxAttribute.Integers("pads", padding.sides()));
  }

  /**
   * ONNX's attributes of the transposed convolution, which gives every pixel of {@code input} what
   * the places of this window that saw it hold.
   */
  OnnxAttribute[] transposed(Shape input, int groups) {
    List<OnnxAttribute> attributes = new ArrayList<>(onnx());
    attributes.add(
        new OnnxAttribute.Integers(
            "output_padding",
            List.of(
                (input.height() + padding.top() + padding.bottom() - kernelHeight) % strideHeight,
                (input.width() + padding.left() + padding.right() - kernelWidth) % strideWidth)));
    attributes.add(new OnnxAttribute.Whole("group", groups));
    return attributes.toArray(OnnxAttribute[]::new);
  }

  /** Of stride 1, the window over its own output that reaches every place which saw a pixel. */
  Window reversed() {
    return pad(
        kernelHeight - 1 - padding.top(),
        kernelWidth - 1 - padding.left(),
        kernelHeight - 1 - padding.bottom(),
        kernelWidth - 1 - padding.right());
  }

  /** How much of this window is not padding, at a place of its output. */
  int pixels(Shape input, int row, int column) {
    int top = row * strideHeight - padding.top();
    int left = column * strideWidth - padding.left();
    return (Math.min(input.height(), top + kernelHeight) - Math.max(0, top))
        * (Math.min(input.width(), left + kernelWidth) - Math.max(0, left));
  }

  /** As in the names of layers: {@code 3x3}. */
  public String kernel() {
    return kernelHeight + "x" + kernelWidth;
  }
}
