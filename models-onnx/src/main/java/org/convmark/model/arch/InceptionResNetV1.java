package org.convmark.model.arch;

import static org.convmark.model.arch.InceptionModule.chain;
import static org.convmark.model.arch.Step.c;
import static org.convmark.model.graph.Window.square;

import java.util.List;
import java.util.function.UnaryOperator;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;

/**
 * Szegedy et al. 2016, arXiv:1602.07261, Figures 10 to 15 and Table 1. The default is the paper's;
 * the others are the face network that made the name known, and a Keras form that normalises sums.
 */
final class InceptionResNetV1 {

  private static final String NAME = "inception_resnet_v1";

  private static final Citation PAPER =
      InceptionV4.PAPER.at("arXiv:1602.07261, Figures 7, 10 to 15, Table 1");

  private static final Citation FACENET =
      new Citation(
          "Sandberg 2016",
          "Face recognition using TensorFlow",
          "davidsandberg/facenet src/models/inception_resnet_v1.py; osmr/imgclsmob");

  private static final Unit UNIT = Unit.normalised(1e-3f);
  private static final ResidualForm RELEASED = ResidualForm.released(UNIT);
  private static final ResidualForm TITU1994 = ResidualForm.titu1994(0.1f);

  private static final Deviation SIX_BLOCKS =
      new Deviation("block_c6", "a sixth block, unscaled, without ReLU; the paper has 5");
  private static final Deviation EMBEDDING =
      new Deviation("embedding", "512 features before the classifier; the paper has none");
  private static final Deviation UNPADDED =
      new Deviation("conv2b", "unpadded; the paper keeps the size");
  private static final Deviation PADDED =
      new Deviation("conv4b", "padded below and on the right; the paper has no padding");
  private static final Deviation NARROW =
      new Deviation("block_c1/branch1", "128 filters; slim and facenet have 192");

  private InceptionResNetV1() {}

  static Architecture architecture() {
    return new Architecture(
        NAME,
        "Inception-ResNet-v1",
        PAPER,
        List.of(
            variant("paper", PAPER, InceptionResNetV1::paper)
                .departing(ResidualForm.SCALES, ResidualForm.LINEAR),
            variant("facenet_osmr", FACENET, InceptionResNetV1::facenet)
                .departing(ResidualForm.SCALES, ResidualForm.LINEAR, SIX_BLOCKS, EMBEDDING),
            variant(
                    "titu1994_keras",
                    Library.TITU1994.file("inception_resnet_v1.py"),
                    InceptionResNetV1::titu1994)
                .departing(
                    ResidualForm.BARE,
                    ResidualForm.BEHIND_JOINTS,
                    UNPADDED,
                    PADDED,
                    ResidualForm.POOLS_FIRST,
                    NARROW,
                    InceptionV4.AUXILIARY,
                    InceptionV4.DROPOUT,
                    InceptionV4.CLASSES)));
  }

  private static Variant variant(String name, Citation citation, UnaryOperator<Tensor> network) {
    return new Variant(NAME, name, citation, Shape.image(3, 299, 299), network);
  }

  private static Tensor paper(Tensor images) {
    return InceptionHead.FIGURE_9.classifier(released(images));
  }

  private static Tensor facenet(Tensor images) {
    // Departures: a sixth block, and an embedding between the pool and the classifier.
    Tensor x = blockC(released(images).in("block_c6"), UNIT, 192, 1);
    x = x.in("pool").globalAvgPool().flatten().dropout(0.2f);
    x = x.in("embedding").linearNoBias(512).batchNorm(1e-3f);
    return x.in("classifier").linear(1000);
  }

  private static Tensor released(Tensor images) {
    Tensor x = InceptionStem.figure14(images, UNIT);
    x = chain(x.in("conv4b"), UNIT, c(256, 3).down());
    return figure15(x, RELEASED, 192, UnaryOperator.identity());
  }

  private static Tensor titu1994(Tensor images) {
    // Departures: a class for none; Keras drops the share that the paper keeps.
    InceptionHead head = InceptionHead.of(0.8f, 1001).auxiliaryOf(Unit.BIASED);
    // Departures: the third convolution is unpadded, the last one is not.
    Tensor x = InceptionStem.figure14(images, Unit.BIASED, c(64, 3).valid()).in("conv4b");
    x = Unit.BIASED.apply(x, 256, square(3).stride(2).same(x.shape()));
    // Departure: 128 filters in the first branch of the last blocks.
    return head.classifier(figure15(TITU1994.joined(x), TITU1994, 128, head.auxiliary()));
  }

  /** Behind the stem; {@code ones} filters in the first branch of the last blocks. */
  private static Tensor figure15(
      Tensor stem, ResidualForm form, int ones, UnaryOperator<Tensor> auxiliary) {
    Tensor x = stem;
    // Departure: the paper gives a range of scales only.
    for (int i = 1; i <= 5; i++) {
      x = form.summed(blockA(x.in("block_a" + i), form));
    }
    x = reductionA(x.in("reduction_a"), form);
    for (int i = 1; i <= 10; i++) {
      x = form.summed(blockB(x.in("block_b" + i), form));
    }
    x = reductionB(auxiliary.apply(x).in("reduction_b"), form);
    for (int i = 1; i <= 5; i++) {
      x = form.summed(blockC(x.in("block_c" + i), form.unit(), ones, form.scales().c()));
    }
    return x;
  }

  /** Figure 10. */
  private static Tensor blockA(Tensor x, ResidualForm form) {
    InceptionModule branches =
        InceptionModule.of(x, form.unit())
            .branch(c(32, 1))
            .branch(c(32, 1), c(32, 3))
            .branch(c(32, 1), c(32, 3), c(32, 3));
    return ResidualForm.sum(x, branches, form.scales().a());
  }

  /** Figure 7 with the second column of Table 1. */
  private static Tensor reductionA(Tensor x, ResidualForm form) {
    return form.joined(
        form.module(x)
            .branch(c(384, 3).down())
            .branch(c(192, 1), c(192, 3), c(256, 3).down())
            .reduce()
            .join());
  }

  /** Figure 11. */
  private static Tensor blockB(Tensor x, ResidualForm form) {
    InceptionModule branches =
        InceptionModule.of(x, form.unit())
            .branch(c(128, 1))
            .branch(c(128, 1), c(128, 1, 7), c(128, 7, 1));
    return ResidualForm.sum(x, branches, form.scales().b());
  }

  /** Figure 12. */
  private static Tensor reductionB(Tensor x, ResidualForm form) {
    return form.joined(
        form.module(x)
            .branch(c(256, 1), c(384, 3).down())
            .branch(c(256, 1), c(256, 3).down())
            .branch(c(256, 1), c(256, 3), c(256, 3).down())
            .reduce()
            .join());
  }

  /** Figure 13. */
  private static Tensor blockC(Tensor x, Unit unit, int ones, float scale) {
    InceptionModule branches =
        InceptionModule.of(x, unit)
            .branch(c(ones, 1))
            .branch(c(192, 1), c(192, 1, 3), c(192, 3, 1));
    return ResidualForm.sum(x, branches, scale);
  }
}
