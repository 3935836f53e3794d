package org.convmark.model.arch;

import static org.convmark.model.arch.InceptionModule.chain;
import static org.convmark.model.arch.Step.c;
import static org.convmark.model.graph.Window.square;

import java.util.List;
import org.convmark.model.graph.AvgPool.Divisor;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;

/**
 * Szegedy et al. 2016, arXiv:1602.07261, Figures 15 to 19 and Table 1. The default is what the
 * figures draw, with widths that its sums allow; the released network is another one, with a
 * smaller stem, twice the blocks and a last convolution.
 */
final class InceptionResNetV2 {

  private static final String NAME = "inception_resnet_v2";

  private static final Citation PAPER =
      new Citation(
          InceptionV4.PAPER.authors(),
          InceptionV4.PAPER.year(),
          InceptionV4.PAPER.title(),
          "arXiv:1602.07261, Figures 3, 7, 15 to 19, Table 1");

  private static final Citation TIMM =
      new Citation(
          "Wightman",
          2019,
          "PyTorch Image Models",
          "huggingface/pytorch-image-models inception_resnet_v2");

  private static final Citation KERAS =
      new Citation(
          "Chollet et al.",
          2015,
          "Keras",
          "keras-team/keras keras/src/applications/inception_resnet_v2.py");

  private static final Deviation SCALES =
      new Deviation("block_a1", "scales 0.17, 0.1 and 0.2 as in slim; the paper says 0.1 to 0.3");
  private static final Deviation STEM =
      new Deviation(
          "mixed_5b", "Inception-ResNet-v1's stem and this module; the paper has Figure 3");
  private static final Deviation BLOCKS =
      new Deviation("block_b20", "10, 20 and 10 blocks; the paper draws 5, 10 and 5");
  private static final Deviation LAST_BLOCK =
      new Deviation("block_c10", "unscaled and without ReLU; the paper's blocks are all alike");
  private static final Deviation LAST_CONVOLUTION =
      new Deviation("conv7b", "1x1 to 1536 channels; the paper has none");

  private InceptionResNetV2() {}

  static Architecture architecture() {
    Variant paper =
        variant("paper_corrected", PAPER, Unit.normalised(1e-3f))
            .departing(
                SCALES,
                new Deviation(
                    "block_b1/linear", "1152 filters, the input's; Figure 17 prints 1154"),
                new Deviation(
                    "block_c1/linear", "2144 filters, the input's; Figure 19 prints 2048"));
    Variant timm =
        variant("timm_slim", TIMM, Unit.normalised(1e-3f))
            .departing(SCALES, STEM, BLOCKS, LAST_BLOCK, LAST_CONVOLUTION);
    Variant keras =
        variant("keras", KERAS, Unit.withoutGamma(1e-3f))
            .departing(SCALES, STEM, BLOCKS, LAST_BLOCK, LAST_CONVOLUTION);
    return new Architecture(NAME, "Inception-ResNet-v2", PAPER, List.of(paper, timm, keras));
  }

  private static Variant variant(String name, Citation citation, Unit unit) {
    Shape image = Shape.image(3, 299, 299);
    return citation.equals(PAPER)
        ? new Variant(NAME, name, citation, image, images -> paper(images, unit))
        : new Variant(NAME, name, citation, image, images -> released(images, unit));
  }

  private static Tensor paper(Tensor images, Unit unit) {
    Tensor x = InceptionStem.figure3(images, unit);
    x = reductionA(blocksA(x, unit, 5), unit);
    x = reductionB(blocksB(x, unit, 10), unit);
    for (int i = 1; i <= 5; i++) {
      x = blockC(x.in("block_c" + i), unit, 0.2f).relu();
    }
    x = x.in("pool").globalAvgPool().flatten().dropout(0.2f);
    return x.in("classifier").linear(1000);
  }

  /** TensorFlow's release, as timm and Keras carry it on. */
  private static Tensor released(Tensor images, Unit unit) {
    Tensor x = InceptionStem.figure14(images, unit);
    x = x.in("pool2").maxPool(square(3).stride(2));
    x =
        InceptionModule.of(x.in("mixed_5b"), unit)
            .branch(c(96, 1))
            .branch(c(48, 1), c(64, 5))
            .branch(c(64, 1), c(96, 3), c(96, 3))
            .average(Divisor.PIXELS, 64)
            .join();
    x = reductionA(blocksA(x, unit, 10), unit);
    x = reductionB(blocksB(x, unit, 20), unit);
    for (int i = 1; i <= 9; i++) {
      x = blockC(x.in("block_c" + i), unit, 0.2f).relu();
    }
    x = blockC(x.in("block_c10"), unit, 1);
    x = chain(x.in("conv7b"), unit, c(1536, 1));
    x = x.in("pool").globalAvgPool().flatten().dropout(0.2f);
    return x.in("classifier").linear(1000);
  }

  /** Figure 16. */
  private static Tensor blocksA(Tensor x, Unit unit, int count) {
    Tensor y = x;
    for (int i = 1; i <= count; i++) {
      y = y.in("block_a" + i);
      InceptionModule branches =
          InceptionModule.of(y, unit)
              .branch(c(32, 1))
              .branch(c(32, 1), c(32, 3))
              .branch(c(32, 1), c(48, 3), c(64, 3));
      y = ScaledResidual.sum(y, branches, 0.17f).relu();
    }
    return y;
  }

  /** Figure 7 with the last column of Table 1. */
  private static Tensor reductionA(Tensor x, Unit unit) {
    return InceptionModule.of(x.in("reduction_a"), unit)
        .branch(c(384, 3).down())
        .branch(c(256, 1), c(256, 3), c(384, 3).down())
        .reduce()
        .join();
  }

  /** Figure 17; its 1154 filters cannot be added to 1152 channels. */
  private static Tensor blocksB(Tensor x, Unit unit, int count) {
    Tensor y = x;
    for (int i = 1; i <= count; i++) {
      y = y.in("block_b" + i);
      InceptionModule branches =
          InceptionModule.of(y, unit)
              .branch(c(192, 1))
              .branch(c(128, 1), c(160, 1, 7), c(192, 7, 1));
      y = ScaledResidual.sum(y, branches, 0.1f).relu();
    }
    return y;
  }

  /** Figure 18. */
  private static Tensor reductionB(Tensor x, Unit unit) {
    return InceptionModule.of(x.in("reduction_b"), unit)
        .branch(c(256, 1), c(384, 3).down())
        .branch(c(256, 1), c(288, 3).down())
        .branch(c(256, 1), c(288, 3), c(320, 3).down())
        .reduce()
        .join();
  }

  /** Figure 19; its 2048 filters cannot be added to 2144 channels. */
  private static Tensor blockC(Tensor x, Unit unit, float scale) {
    InceptionModule branches =
        InceptionModule.of(x, unit).branch(c(192, 1)).branch(c(192, 1), c(224, 1, 3), c(256, 3, 1));
    return ScaledResidual.sum(x, branches, scale);
  }
}
