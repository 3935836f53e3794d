package org.convmark.model.arch;

import static org.convmark.model.arch.InceptionModule.chain;
import static org.convmark.model.arch.Step.c;
import static org.convmark.model.graph.Window.square;

import java.util.List;
import java.util.function.UnaryOperator;
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
  private static final String FILE = "inception_resnet_v2.py";

  private static final Citation PAPER =
      InceptionV4.PAPER.at("arXiv:1602.07261, Figures 3, 7, 15 to 19, Table 1");

  private static final Unit WITH_GAMMA = Unit.normalised(1e-3f);
  private static final Unit GAMMALESS = Unit.withoutGamma(1e-3f);

  private static final Deviation WIDTH_B =
      new Deviation("block_b1/linear", "1152 filters, the input's; Figure 17 prints 1154");
  private static final Deviation WIDTH_C =
      new Deviation("block_c1/linear", "2144 filters, the input's; Figure 19 prints 2048");
  private static final Deviation STEM =
      new Deviation(
          "mixed_5b", "Inception-ResNet-v1's stem and this module; the paper has Figure 3");
  private static final Deviation BLOCKS =
      new Deviation("block_b20", "10, 20 and 10 blocks; the paper draws 5, 10 and 5");
  private static final Deviation LAST_BLOCK =
      new Deviation("block_c10", "unscaled and without ReLU; the paper's blocks are all alike");
  private static final Deviation LAST_CONVOLUTION =
      new Deviation("conv7b", "1x1 to 1536 channels; the paper has none");
  private static final Deviation SEVENS =
      new Deviation("mixed_4a", "7x1 before 1x7; slim's Inception-v4 has 1x7 first");
  private static final Deviation SCALED =
      new Deviation(
          "block_a1", "one scale of 0.1, the default of a switch; off in titu1994_keras_unscaled");
  private static final Deviation UNSCALED =
      new Deviation("block_a1", "nothing is scaled; the paper says 0.1 to 0.3");

  private InceptionResNetV2() {}

  static Architecture architecture() {
    Variant paper =
        variant("paper_corrected", PAPER, InceptionResNetV2::paper)
            .departing(ResidualForm.SCALES, ResidualForm.LINEAR, WIDTH_B, WIDTH_C);
    Variant timm = released("timm_slim", Library.TIMM, WITH_GAMMA, InceptionHead.FIGURE_9);
    Variant keras =
        released("keras", Library.KERAS, GAMMALESS, InceptionHead.FIGURE_9)
            .departing(InceptionV4.WITHOUT_GAMMA);
    // Departures: no gamma, an auxiliary classifier, a class for none.
    InceptionHead head = InceptionHead.of(0.2f, 1001).auxiliaryOf(GAMMALESS);
    Variant slim =
        released("slim_aux_1001", Library.SLIM, GAMMALESS, head)
            .departing(InceptionV4.WITHOUT_GAMMA, InceptionV4.AUXILIARY, InceptionV4.CLASSES);
    Variant titu1994 = titu1994("titu1994_keras", 0.1f).departing(SCALED);
    Variant unscaled =
        titu1994("titu1994_keras_unscaled", 1).departing(UNSCALED).countedAs(titu1994);
    return new Architecture(
            NAME, "Inception-ResNet-v2", PAPER, List.of(paper, timm, keras, slim, titu1994))
        .switching(unscaled);
  }

  private static Variant released(String name, Library library, Unit unit, InceptionHead head) {
    return variant(name, library.file(FILE), images -> released(images, unit, head))
        .departing(
            ResidualForm.SCALES, ResidualForm.LINEAR, STEM, BLOCKS, LAST_BLOCK, LAST_CONVOLUTION);
  }

  private static Variant titu1994(String name, float scale) {
    ResidualForm form = ResidualForm.titu1994(scale);
    return variant(name, Library.TITU1994.file(FILE), images -> titu1994(images, form))
        .departing(
            ResidualForm.BARE,
            ResidualForm.BEHIND_JOINTS,
            SEVENS,
            ResidualForm.POOLS_FIRST,
            BLOCKS,
            WIDTH_B,
            WIDTH_C,
            InceptionV4.AUXILIARY,
            InceptionV4.DROPOUT,
            InceptionV4.CLASSES);
  }

  private static Variant variant(String name, Citation citation, UnaryOperator<Tensor> network) {
    return new Variant(NAME, name, citation, Shape.image(3, 299, 299), network);
  }

  private static Tensor paper(Tensor images) {
    ResidualForm form = ResidualForm.released(WITH_GAMMA);
    Tensor x = InceptionStem.figure3(images, WITH_GAMMA);
    x = reductionA(blocksA(x, form, 5), form);
    x = reductionB(blocksB(x, form, 10), form);
    return InceptionHead.FIGURE_9.classifier(blocksC(x, form, 5));
  }

  /** TensorFlow's release, as timm and Keras carry it on. */
  private static Tensor released(Tensor images, Unit unit, InceptionHead head) {
    ResidualForm form = ResidualForm.released(unit);
    // Departures: a smaller stem, one Inception module before the blocks, twice the blocks.
    Tensor x = InceptionStem.figure14(images, unit).in("pool2").maxPool(square(3).stride(2));
    x =
        InceptionModule.of(x.in("mixed_5b"), unit)
            .branch(c(96, 1))
            .branch(c(48, 1), c(64, 5))
            .branch(c(64, 1), c(96, 3), c(96, 3))
            .average(Divisor.PIXELS, 64)
            .join();
    x = reductionA(blocksA(x, form, 10), form);
    x = head.auxiliary().apply(blocksB(x, form, 20));
    x = blocksC(reductionB(x, form), form, 9);
    // Departures: an unscaled block without ReLU, and a last convolution.
    x = blockC(x.in("block_c10"), unit, 1);
    return head.classifier(chain(x.in("conv7b"), unit, c(1536, 1)));
  }

  private static Tensor titu1994(Tensor images, ResidualForm form) {
    // Departures: a class for none; Keras drops the share that the paper keeps.
    InceptionHead head = InceptionHead.of(0.8f, 1001).auxiliaryOf(form.unit());
    // Departures: 7x1 before 1x7, pools first, batch norm behind the stem and every sum.
    Tensor x = InceptionStem.figure3(images, form.unit(), form.order(), c(64, 7, 1), c(64, 1, 7));
    x = reductionA(blocksA(form.joined(x), form, 10), form);
    x = head.auxiliary().apply(blocksB(x, form, 20));
    return head.classifier(blocksC(reductionB(x, form), form, 10));
  }

  /** Figure 16. */
  private static Tensor blocksA(Tensor x, ResidualForm form, int count) {
    Tensor y = x;
    for (int i = 1; i <= count; i++) {
      y = y.in("block_a" + i);
      InceptionModule branches =
          InceptionModule.of(y, form.unit())
              .branch(c(32, 1))
              .branch(c(32, 1), c(32, 3))
              .branch(c(32, 1), c(48, 3), c(64, 3));
      y = form.summed(ResidualForm.sum(y, branches, form.scales().a()));
    }
    return y;
  }

  /** Figure 7 with the last column of Table 1. */
  private static Tensor reductionA(Tensor x, ResidualForm form) {
    return form.joined(
        form.module(x.in("reduction_a"))
            .branch(c(384, 3).down())
            .branch(c(256, 1), c(256, 3), c(384, 3).down())
            .reduce()
            .join());
  }

  /** Figure 17; its 1154 filters cannot be added to 1152 channels. */
  private static Tensor blocksB(Tensor x, ResidualForm form, int count) {
    Tensor y = x;
    for (int i = 1; i <= count; i++) {
      y = y.in("block_b" + i);
      InceptionModule branches =
          InceptionModule.of(y, form.unit())
              .branch(c(192, 1))
              .branch(c(128, 1), c(160, 1, 7), c(192, 7, 1));
      y = form.summed(ResidualForm.sum(y, branches, form.scales().b()));
    }
    return y;
  }

  /** Figure 18. */
  private static Tensor reductionB(Tensor x, ResidualForm form) {
    return form.joined(
        form.module(x.in("reduction_b"))
            .branch(c(256, 1), c(384, 3).down())
            .branch(c(256, 1), c(288, 3).down())
            .branch(c(256, 1), c(288, 3), c(320, 3).down())
            .reduce()
            .join());
  }

  private static Tensor blocksC(Tensor x, ResidualForm form, int count) {
    Tensor y = x;
    for (int i = 1; i <= count; i++) {
      y = form.summed(blockC(y.in("block_c" + i), form.unit(), form.scales().c()));
    }
    return y;
  }

  /** Figure 19; its 2048 filters cannot be added to 2144 channels. */
  private static Tensor blockC(Tensor x, Unit unit, float scale) {
    InceptionModule branches =
        InceptionModule.of(x, unit).branch(c(192, 1)).branch(c(192, 1), c(224, 1, 3), c(256, 3, 1));
    return ResidualForm.sum(x, branches, scale);
  }
}
