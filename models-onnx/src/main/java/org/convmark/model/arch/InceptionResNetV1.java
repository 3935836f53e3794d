package org.convmark.model.arch;

import static org.convmark.model.arch.InceptionModule.chain;
import static org.convmark.model.arch.Step.c;

import java.util.List;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;

/**
 * Szegedy et al. 2016, arXiv:1602.07261, Figures 10 to 15 and Table 1. The default is the paper's;
 * the other is the face network that made the name known.
 */
final class InceptionResNetV1 {

  private static final String NAME = "inception_resnet_v1";

  private static final Citation PAPER =
      new Citation(
          InceptionV4.PAPER.authors(),
          InceptionV4.PAPER.year(),
          InceptionV4.PAPER.title(),
          "arXiv:1602.07261, Figures 7, 10 to 15, Table 1");

  private static final Citation FACENET =
      new Citation(
          "Sandberg",
          2016,
          "Face recognition using TensorFlow",
          "davidsandberg/facenet src/models/inception_resnet_v1.py; osmr/imgclsmob");

  private static final Unit UNIT = Unit.normalised(1e-3f);

  private static final Deviation SCALES =
      new Deviation("block_a1", "scales 0.17, 0.1 and 0.2 as in slim; the paper says 0.1 to 0.3");
  private static final Deviation LINEAR =
      new Deviation("block_a1/linear", "with bias and without batch norm; the paper is silent");

  private InceptionResNetV1() {}

  static Architecture architecture() {
    Variant paper =
        new Variant(NAME, "paper", PAPER, Shape.image(3, 299, 299), InceptionResNetV1::paper)
            .departing(SCALES, LINEAR);
    Variant facenet =
        new Variant(
                NAME, "facenet_osmr", FACENET, Shape.image(3, 299, 299), InceptionResNetV1::facenet)
            .departing(
                SCALES,
                LINEAR,
                new Deviation("block_c6", "a sixth block, unscaled, without ReLU; the paper has 5"),
                new Deviation(
                    "embedding", "512 features before the classifier; the paper has none"));
    return new Architecture(NAME, "Inception-ResNet-v1", PAPER, List.of(paper, facenet));
  }

  private static Tensor paper(Tensor images) {
    Tensor x = features(images).in("pool").globalAvgPool().flatten().dropout(0.2f);
    return x.in("classifier").linear(1000);
  }

  private static Tensor facenet(Tensor images) {
    // Departures: a sixth block, and an embedding between the pool and the classifier.
    Tensor x = blockC(features(images).in("block_c6"), 1);
    x = x.in("pool").globalAvgPool().flatten().dropout(0.2f);
    x = x.in("embedding").linearNoBias(512).batchNorm(1e-3f);
    return x.in("classifier").linear(1000);
  }

  private static Tensor features(Tensor images) {
    Tensor x = InceptionStem.figure14(images, UNIT);
    x = chain(x.in("conv4b"), UNIT, c(256, 3).down());
    // Departure: the paper gives a range of scales only.
    for (int i = 1; i <= 5; i++) {
      x = blockA(x.in("block_a" + i)).relu();
    }
    x =
        InceptionModule.of(x.in("reduction_a"), UNIT)
            .branch(c(384, 3).down())
            .branch(c(192, 1), c(192, 3), c(256, 3).down())
            .reduce()
            .join();
    for (int i = 1; i <= 10; i++) {
      x = blockB(x.in("block_b" + i)).relu();
    }
    x =
        InceptionModule.of(x.in("reduction_b"), UNIT)
            .branch(c(256, 1), c(384, 3).down())
            .branch(c(256, 1), c(256, 3).down())
            .branch(c(256, 1), c(256, 3), c(256, 3).down())
            .reduce()
            .join();
    for (int i = 1; i <= 5; i++) {
      x = blockC(x.in("block_c" + i), 0.2f).relu();
    }
    return x;
  }

  /** Figure 10. */
  private static Tensor blockA(Tensor x) {
    InceptionModule branches =
        InceptionModule.of(x, UNIT)
            .branch(c(32, 1))
            .branch(c(32, 1), c(32, 3))
            .branch(c(32, 1), c(32, 3), c(32, 3));
    return ScaledResidual.sum(x, branches, 0.17f);
  }

  /** Figure 11. */
  private static Tensor blockB(Tensor x) {
    InceptionModule branches =
        InceptionModule.of(x, UNIT).branch(c(128, 1)).branch(c(128, 1), c(128, 1, 7), c(128, 7, 1));
    return ScaledResidual.sum(x, branches, 0.1f);
  }

  /** Figure 13. */
  private static Tensor blockC(Tensor x, float scale) {
    InceptionModule branches =
        InceptionModule.of(x, UNIT).branch(c(192, 1)).branch(c(192, 1), c(192, 1, 3), c(192, 3, 1));
    return ScaledResidual.sum(x, branches, scale);
  }
}
