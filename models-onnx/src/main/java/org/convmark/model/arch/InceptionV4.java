package org.convmark.model.arch;

import static org.convmark.model.arch.Step.c;

import java.util.List;
import org.convmark.model.graph.AvgPool.Divisor;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;

/**
 * Szegedy et al. 2016, arXiv:1602.07261, Figures 3 to 9 and Table 1. The default is the network of
 * Figure 9 as released, with batch norm with gamma as timm has it.
 */
final class InceptionV4 {

  private static final String NAME = "inception_v4";

  static final Citation PAPER =
      new Citation(
          "Szegedy et al.",
          2016,
          "Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning",
          "arXiv:1602.07261, Figures 3 to 9, Table 1");

  private static final Citation TIMM =
      new Citation(
          "Wightman",
          2019,
          "PyTorch Image Models",
          "huggingface/pytorch-image-models inception_v4");

  private InceptionV4() {}

  static Architecture architecture() {
    Variant released =
        new Variant(NAME, "timm_slim", TIMM, Shape.image(3, 299, 299), InceptionV4::network);
    return new Architecture(NAME, "Inception-v4", PAPER, List.of(released));
  }

  private static Tensor network(Tensor images) {
    Unit unit = Unit.normalised(1e-3f);
    Tensor x = InceptionStem.figure3(images, unit);
    for (int i = 1; i <= 4; i++) {
      x = inceptionA(InceptionModule.of(x.in("inception_a" + i), unit));
    }
    x =
        InceptionModule.of(x.in("reduction_a"), unit)
            .branch(c(384, 3).down())
            .branch(c(192, 1), c(224, 3), c(256, 3).down())
            .reduce()
            .join();
    for (int i = 1; i <= 7; i++) {
      x = inceptionB(InceptionModule.of(x.in("inception_b" + i), unit));
    }
    x =
        InceptionModule.of(x.in("reduction_b"), unit)
            .branch(c(192, 1), c(192, 3).down())
            .branch(c(256, 1), c(256, 1, 7), c(320, 7, 1), c(320, 3).down())
            .reduce()
            .join();
    for (int i = 1; i <= 3; i++) {
      x = inceptionC(InceptionModule.of(x.in("inception_c" + i), unit));
    }
    x = x.in("pool").globalAvgPool().flatten().dropout(0.2f);
    return x.in("classifier").linear(1000);
  }

  /** Figure 4. */
  private static Tensor inceptionA(InceptionModule module) {
    return module
        .branch(c(96, 1))
        .branch(c(64, 1), c(96, 3))
        .branch(c(64, 1), c(96, 3), c(96, 3))
        .average(Divisor.PIXELS, 96)
        .join();
  }

  /** Figure 5. */
  private static Tensor inceptionB(InceptionModule module) {
    return module
        .branch(c(384, 1))
        .branch(c(192, 1), c(224, 1, 7), c(256, 7, 1))
        .branch(c(192, 1), c(192, 7, 1), c(224, 1, 7), c(224, 7, 1), c(256, 1, 7))
        .average(Divisor.PIXELS, 128)
        .join();
  }

  /** Figure 6. */
  private static Tensor inceptionC(InceptionModule module) {
    return module
        .branch(c(256, 1))
        .forked(List.of(c(384, 1)), c(256, 1, 3), c(256, 3, 1))
        .forked(List.of(c(384, 1), c(448, 3, 1), c(512, 1, 3)), c(256, 1, 3), c(256, 3, 1))
        .average(Divisor.PIXELS, 256)
        .join();
  }
}
