package org.convmark.model.arch;

import org.convmark.model.graph.Window;

/**
 * A convolution as the figures of Szegedy et al. print it, such as "96 3x3 stride 2 V".
 *
 * @param filters output channels
 * @param window keeps height and width unless {@link #valid} or {@link #down}
 */
record Step(int filters, Window window) {

  static Step c(int filters, int kernel) {
    return c(filters, kernel, kernel);
  }

  static Step c(int filters, int height, int width) {
    int vertical = height / 2;
    int horizontal = width / 2;
    return new Step(
        filters, Window.of(height, width).pad(vertical, horizontal, vertical, horizontal));
  }

  /** The same without padding: the figures' "V". */
  Step valid() {
    return new Step(filters, window.pad(0));
  }

  /** The same with stride 2 and without padding. */
  Step down() {
    return new Step(filters, window.pad(0).stride(2));
  }
}
