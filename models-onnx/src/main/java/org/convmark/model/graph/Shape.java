package org.convmark.model.graph;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of one image's activation, without the batch: {@code [C, H, W]}, or {@code [N]} after
 * flattening. Printed as the papers do, {@code HxWxC}.
 */
public record Shape(List<Integer> dims) {

  public Shape {
    dims = List.copyOf(dims);
    if (dims.size() != 1 && dims.size() != 3) {
      throw new IllegalArgumentException("shape: expected 1 or 3 dimensions, found " + dims);
    }
    for (int dim : dims) {
      if (dim < 1) {
        throw new IllegalArgumentException("shape: expected positive dimensions, found " + dims);
      }
    }
  }

  /** An image-like activation of C×H×W. */
  public static Shape image(int channels, int height, int width) {
    return new Shape(List.of(channels, height, width));
  }

  /** A flat activation of {@code features} values. */
  public static Shape vector(int features) {
    return new Shape(List.of(features));
  }

  public boolean isImage() {
    return dims.size() == 3;
  }

  /** The channels of an image, the features of a vector. */
  public int channels() {
    return dims.get(0);
  }

  public int height() {
    return isImage() ? dims.get(1) : 1;
  }

  public int width() {
    return isImage() ? dims.get(2) : 1;
  }

  /** The number of values of one image. */
  public long elements() {
    return (long) channels() * height() * width();
  }

  /** The dimensions of a batch: N×C×H×W or N×features. */
  public long[] batched(int batch) {
    long[] result = new long[dims.size() + 1];
    result[0] = batch;
    for (int i = 0; i < dims.size(); i++) {
      result[i + 1] = dims.get(i);
    }
    return result;
  }

  @Override
  public String toString() {
    List<Integer> printed = isImage() ? List.of(height(), width(), channels()) : dims;
    return printed.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
