package org.convmark.model.arch;

import static org.convmark.model.arch.InceptionModule.chain;
import static org.convmark.model.arch.Step.c;
import static org.convmark.model.graph.Window.square;

import org.convmark.model.graph.Tensor;

/** The two stems of Szegedy et al. 2016, arXiv:1602.07261, on 299x299x3. */
final class InceptionStem {

  private InceptionStem() {}

  /** Figure 3, to 35x35x384: Inception-v4's and Inception-ResNet-v2's. */
  static Tensor figure3(Tensor images, Unit unit) {
    Tensor x =
        InceptionModule.of(first(images, unit).in("mixed_3a"), unit)
            .reduce()
            .branch(c(96, 3).down())
            .join();
    x =
        InceptionModule.of(x.in("mixed_4a"), unit)
            .branch(c(64, 1), c(96, 3).valid())
            .branch(c(64, 1), c(64, 1, 7), c(64, 7, 1), c(96, 3).valid())
            .join();
    return InceptionModule.of(x.in("mixed_5a"), unit).branch(c(192, 3).down()).reduce().join();
  }

  /** Figure 14 without its last convolution, to 71x71x192: Inception-ResNet-v1's. */
  static Tensor figure14(Tensor images, Unit unit) {
    Tensor x = first(images, unit).in("pool1").maxPool(square(3).stride(2));
    x = chain(x.in("conv3b"), unit, c(80, 1));
    return chain(x.in("conv4a"), unit, c(192, 3).valid());
  }

  private static Tensor first(Tensor images, Unit unit) {
    Tensor x = chain(images.in("conv1a"), unit, c(32, 3).down());
    x = chain(x.in("conv2a"), unit, c(32, 3).valid());
    return chain(x.in("conv2b"), unit, c(64, 3));
  }
}
