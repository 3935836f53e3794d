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
 * Szegedy et al. 2015, arXiv:1512.00567, Table 1 and Figures 5 to 7, 10. The default is the
 * inference form that TensorFlow released and torchvision carries, batch norm with gamma.
 */
final class InceptionV3 {

  private static final String NAME = "inception_v3";
  private static final Unit WITH_GAMMA = Unit.normalised(1e-3f);

  private static final Citation PAPER =
      new Citation(
          "Szegedy et al. 2015",
          "Rethinking the Inception Architecture for Computer Vision",
          "arXiv:1512.00567, Table 1, Figures 5 to 8 and 10");

  private static final Citation TORCHVISION = Library.TORCHVISION.file("inception.py");

  /** Section 7. */
  private static final float SMOOTHING = 0.1f;

  private static final Deviation STEM =
      new Deviation(
          "conv3b",
          "1x1, then 3x3 and a pool, as released; the table has 3x3, 3x3 stride 2, 3x3 instead");
  private static final Deviation MODULES =
      new Deviation("mixed_6e", "four modules of Figure 6, as released; the table has five");
  private static final Deviation NO_HEAD =
      new Deviation("mixed_6e", "no auxiliary classifier, which exists in training only");
  private static final Deviation MEANS =
      new Deviation("mixed_5b", "means of 3x3 count the padding; as released they do not");
  private static final Deviation DROPOUT =
      new Deviation("classifier", "drops 50 %; slim drops 20 %");
  private static final Deviation NO_DROPOUT =
      new Deviation("classifier", "drops nothing; slim drops 20 %");

  private InceptionV3() {}

  static Architecture architecture() {
    return new Architecture(
        NAME,
        "Inception-v3",
        PAPER,
        List.of(
            variant("no_aux", TORCHVISION, x -> torchvision(x, UnaryOperator.identity()))
                .departing(MEANS, DROPOUT, NO_HEAD),
            variant("torchvision_aux", TORCHVISION, x -> torchvision(x, InceptionV3::auxiliary))
                .departing(MEANS, DROPOUT),
            variant("keras", Library.KERAS.file("inception_v3.py"), InceptionV3::keras)
                .departing(InceptionV4.WITHOUT_GAMMA, NO_DROPOUT, NO_HEAD)));
  }

  private static Variant variant(String name, Citation citation, UnaryOperator<Tensor> network) {
    return new Variant(NAME, name, citation, Shape.image(3, 299, 299), network)
        .departing(STEM, MODULES)
        .smoothing(SMOOTHING);
  }

  private static Tensor torchvision(Tensor images, UnaryOperator<Tensor> last17) {
    // Departures: means count the padding; half is dropped.
    Tensor x = features(images, WITH_GAMMA, Divisor.WINDOW, last17);
    return x.in("classifier").flatten().dropout(0.5f).linear(1000);
  }

  private static Tensor auxiliary(Tensor x) {
    return InceptionHead.auxiliary(x, WITH_GAMMA, 1000);
  }

  private static Tensor keras(Tensor images) {
    // Departures: no gamma; nothing is dropped.
    Unit unit = Unit.withoutGamma(1e-3f);
    Tensor x = features(images, unit, Divisor.PIXELS, UnaryOperator.identity());
    return x.in("classifier").flatten().linear(1000);
  }

  private static Tensor features(
      Tensor images, Unit unit, Divisor divisor, UnaryOperator<Tensor> last17) {
    Tensor x = chain(images.in("conv1a"), unit, c(32, 3).down());
    x = chain(x.in("conv2a"), unit, c(32, 3).valid());
    x = chain(x.in("conv2b"), unit, c(64, 3));
    x = x.in("pool1").maxPool(square(3).stride(2));
    // Departure: the table's next three convolutions are 3x3, 3x3 stride 2 and 3x3.
    x = chain(x.in("conv3b"), unit, c(80, 1));
    x = chain(x.in("conv4a"), unit, c(192, 3).valid());
    x = x.in("pool2").maxPool(square(3).stride(2));
    x = figure5(InceptionModule.of(x.in("mixed_5b"), unit), divisor, 32);
    x = figure5(InceptionModule.of(x.in("mixed_5c"), unit), divisor, 64);
    x = figure5(InceptionModule.of(x.in("mixed_5d"), unit), divisor, 64);
    x =
        InceptionModule.of(x.in("mixed_6a"), unit)
            .branch(c(384, 3).down())
            .branch(c(64, 1), c(96, 3), c(96, 3).down())
            .reduce()
            .join();
    x = figure6(InceptionModule.of(x.in("mixed_6b"), unit), divisor, 128);
    x = figure6(InceptionModule.of(x.in("mixed_6c"), unit), divisor, 160);
    x = figure6(InceptionModule.of(x.in("mixed_6d"), unit), divisor, 160);
    x = last17.apply(figure6(InceptionModule.of(x.in("mixed_6e"), unit), divisor, 192));
    x =
        InceptionModule.of(x.in("mixed_7a"), unit)
            .branch(c(192, 1), c(320, 3).down())
            .branch(c(192, 1), c(192, 1, 7), c(192, 7, 1), c(192, 3).down())
            .reduce()
            .join();
    x = figure7(InceptionModule.of(x.in("mixed_7b"), unit), divisor);
    x = figure7(InceptionModule.of(x.in("mixed_7c"), unit), divisor);
    return x.in("pool3").globalAvgPool();
  }

  /** Figure 5; its 5x5 branch is the one that the released model left unfactorised. */
  private static Tensor figure5(InceptionModule module, Divisor divisor, int projection) {
    return module
        .branch(c(64, 1))
        .branch(c(48, 1), c(64, 5))
        .branch(c(64, 1), c(96, 3), c(96, 3))
        .average(divisor, projection)
        .join();
  }

  /** Figure 6 with n = 7; {@code m} filters inside. */
  private static Tensor figure6(InceptionModule module, Divisor divisor, int m) {
    return module
        .branch(c(192, 1))
        .branch(c(m, 1), c(m, 1, 7), c(192, 7, 1))
        .branch(c(m, 1), c(m, 7, 1), c(m, 1, 7), c(m, 7, 1), c(192, 1, 7))
        .average(divisor, 192)
        .join();
  }

  /** Figure 7. */
  private static Tensor figure7(InceptionModule module, Divisor divisor) {
    return module
        .branch(c(320, 1))
        .forked(List.of(c(384, 1)), c(384, 1, 3), c(384, 3, 1))
        .forked(List.of(c(448, 1), c(384, 3)), c(384, 1, 3), c(384, 3, 1))
        .average(divisor, 192)
        .join();
  }
}
