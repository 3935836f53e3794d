package org.convmark.model.arch;

import static org.convmark.model.arch.InceptionModule.chain;
import static org.convmark.model.arch.Step.c;
import static org.convmark.model.graph.Window.square;

import org.convmark.model.arch.InceptionModule.Order;
import org.convmark.model.graph.Tensor;

/** The two stems of Szegedy et al. 2016, arXiv:1602.07261, on 299x299x3. */
final class InceptionStem {

  private InceptionStem() {}

  /** Figure 3, to 35x35x384, as TensorFlow released it in Inception-v4. */
  static Tensor figure3(Tensor images, Unit unit) {
    return figure3(images, unit, Order.AS_ADDED, c(64, 1, 7), c(64, 7, 1));
  }

  /** The same with that order of pools, and the two long kernels of mixed_4a in that order. */
  static Tensor figure3(Tensor images, Unit unit, Order order, Step seven, Step otherSeven) {
    Tensor x = first(images, unit, c(64, 3));
    x = InceptionModule.of(x.in("mixed_3a"), unit, order).reduce().branch(c(96, 3).down()).join();
    x =
        InceptionModule.of(x.in("mixed_4a"), unit, order)
            .branch(c(64, 1), c(96, 3).valid())
            .branch(c(64, 1), seven, otherSeven, c(96, 3).valid())
            .join();
    return InceptionModule.of(x.in("mixed_5a"), unit, order)
        .branch(c(192, 3).down())
        .reduce()
        .join();
  }

  /** Figure 14 without its last convolution, to 71x71x192: Inception-ResNet-v1's. */
  static Tensor figure14(Tensor images, Unit unit) {
    return figure14(images, unit, c(64, 3));
  }

  /** The same with another third convolution. */
  static Tensor figure14(Tensor images, Unit unit, Step third) {
    Tensor x = first(images, unit, third).in("pool1").maxPool(square(3).stride(2));
    x = chain(x.in("conv3b"), unit, c(80, 1));
    return chain(x.in("conv4a"), unit, c(192, 3).valid());
  }

  private static Tensor first(Tensor images, Unit unit, Step third) {
    Tensor x = chain(images.in("conv1a"), unit, c(32, 3).down());
    x = chain(x.in("conv2a"), unit, c(32, 3).valid());
    return chain(x.in("conv2b"), unit, third);
  }
}
