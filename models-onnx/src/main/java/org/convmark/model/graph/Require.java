package org.convmark.model.graph;

import java.util.List;
import java.util.Locale;

/** The checks that several operators make, with one wording. */
final class Require {

  private Require() {}

  static void image(Shape input) {
    if (!input.isImage()) {
      throw new IllegalArgumentException("expected an image (HxWxC), found a vector of " + input);
    }
  }

  static void arity(List<Shape> inputs, int expected) {
    if (inputs.size() != expected) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "expected %d inputs, found %d", expected, inputs.size()));
    }
  }

  static Shape single(List<Shape> inputs) {
    arity(inputs, 1);
    return inputs.get(0);
  }

  /** PyTorch's rule for pools; with it no window lies wholly in the padding. */
  static void poolPadding(Window window) {
    Padding padding = window.padding();
    if (2 * Math.max(padding.top(), padding.bottom()) > window.kernelHeight()
        || 2 * Math.max(padding.left(), padding.right()) > window.kernelWidth()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "pool: expected padding of at most half the kernel of %s, found %d %d %d %d",
              window.kernel(),
              padding.top(),
              padding.left(),
              padding.bottom(),
              padding.right()));
    }
  }

  static void positive(String what, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: expected more than 0, found %s", what, value));
    }
  }
}
