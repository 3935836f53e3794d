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
          "Szegedy et al. 2016",
          "Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning",
          "arXiv:1602.07261, Figures 3 to 9, Table 1");

  static final Deviation WITHOUT_GAMMA =
      new Deviation("conv1a", "batch norm without gamma everywhere; as published it has one");
  static final Deviation CLASSES =
      new Deviation("classifier", "1001 classes, one of them for none; ImageNet has 1000");
  static final Deviation AUXILIARY =
      new Deviation("aux", "an auxiliary classifier in training; the figures draw none");
  static final Deviation DROPOUT =
      new Deviation("pool", "Keras's Dropout(0.8) drops 80 %; the paper keeps 80 %");

  private static final Unit WITH_GAMMA = Unit.normalised(1e-3f);
  private static final Unit GAMMALESS = Unit.withoutGamma(1e-3f);

  private InceptionV4() {}

  static Architecture architecture() {
    return new Architecture(
        NAME,
        "Inception-v4",
        PAPER,
        List.of(
            variant(
                "timm_slim",
                Library.TIMM.file("inception_v4.py"),
                WITH_GAMMA,
                InceptionHead.FIGURE_9),
            // Departures: no gamma, an auxiliary classifier, a class for none.
            variant(
                    "slim_aux_1001",
                    Library.SLIM.file("inception_v4.py"),
                    GAMMALESS,
                    InceptionHead.of(0.2f, 1001).auxiliaryOf(GAMMALESS))
                .departing(WITHOUT_GAMMA, AUXILIARY, CLASSES),
            // Departures: a class for none; Keras drops the share that the paper keeps.
            variant(
                    "titu1994_keras",
                    Library.TITU1994.file("inception_v4.py"),
                    WITH_GAMMA,
                    InceptionHead.of(0.8f, 1001))
                .departing(DROPOUT, CLASSES)));
  }

  private static Variant variant(String name, Citation citation, Unit unit, InceptionHead head) {
    return new Variant(
        NAME, name, citation, Shape.image(3, 299, 299), images -> network(images, unit, head));
  }

  private static Tensor network(Tensor images, Unit unit, InceptionHead head) {
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
    // Departure where there is one: the figures draw no auxiliary classifier.
    x = head.auxiliary().apply(x);
    x =
        InceptionModule.of(x.in("reduction_b"), unit)
            .branch(c(192, 1), c(192, 3).down())
            .branch(c(256, 1), c(256, 1, 7), c(320, 7, 1), c(320, 3).down())
            .reduce()
            .join();
    for (int i = 1; i <= 3; i++) {
      x = inceptionC(InceptionModule.of(x.in("inception_c" + i), unit));
    }
    return head.classifier(x);
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
