package org.convmark.model.arch;

import static org.convmark.model.graph.Window.square;

import java.util.List;
import org.convmark.model.graph.AvgPool;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;
import org.convmark.model.graph.Window;

/**
 * Huang et al. 2016, arXiv:1608.06993, Table 1: DenseNet-BC, compression 0.5. The default is
 * torchvision's, which follows the table; of DenseNet-264, which it lacks, the table's own growth.
 */
final class DenseNet {

  private static final Citation PAPER =
      new Citation(
          "Huang et al. 2016",
          "Densely Connected Convolutional Networks",
          "arXiv:1608.06993, Table 1");

  private static final Citation TIMM = Library.TIMM.file("densenet.py");

  private static final Unit UNIT = Unit.normalised(1e-5f);

  private static final Column C121 = new Column(121, List.of(6, 12, 24, 16));
  private static final Column C169 = new Column(169, List.of(6, 12, 32, 32));
  private static final Column C201 = new Column(201, List.of(6, 12, 48, 32));
  private static final Column C161 = new Column(161, List.of(6, 12, 36, 24));
  private static final Column C264 = new Column(264, List.of(6, 12, 64, 48));

  private static final Deviation GROWTH =
      new Deviation("conv0", "growth rate 48 and 96 maps here; the paper's table has 32 and 64");
  private static final Deviation LAYERS =
      new Deviation("block3", "36 layers, and 24 in block4; no column of the paper's final table");
  private static final Deviation DEEP_STEM =
      new Deviation("conv0", "three 3x3 convolutions; the paper has one of 7x7");

  /** A column of the table: weight layers, and dense layers in each block. */
  private record Column(int depth, List<Integer> layers) {}

  private DenseNet() {}

  static List<Architecture> architectures() {
    return List.of(
        architecture(C121, torchvision(C121, 32)),
        architecture(C169, torchvision(C169, 32)),
        architecture(C201, torchvision(C201, 32)),
        architecture(C161, torchvision(C161, 48).departing(GROWTH, LAYERS)),
        architecture(C264, paper(), wide(), deep()));
  }

  private static Architecture architecture(Column column, Variant... variants) {
    return new Architecture(name(column), "DenseNet-" + column.depth(), PAPER, List.of(variants));
  }

  private static String name(Column column) {
    return "densenet" + column.depth();
  }

  private static Variant torchvision(Column column, int growth) {
    return new Variant(
        name(column),
        "torchvision",
        Library.TORCHVISION.file("densenet.py"),
        Shape.image(3, 224, 224),
        images -> blocks(stem(images, growth), column, growth));
  }

  private static Variant paper() {
    return new Variant(
        name(C264),
        "paper_k32",
        PAPER,
        Shape.image(3, 224, 224),
        images -> blocks(stem(images, 32), C264, 32));
  }

  private static Variant wide() {
    return new Variant(
            name(C264),
            "timm_k48",
            TIMM,
            Shape.image(3, 224, 224),
            images -> blocks(stem(images, 48), C264, 48))
        .departing(GROWTH);
  }

  private static Variant deep() {
    return new Variant(
            name(C264),
            "timm_264d_k48",
            TIMM,
            Shape.image(3, 224, 224),
            images -> blocks(deepStem(images), C264, 48))
        .departing(GROWTH, DEEP_STEM);
  }

  private static Tensor stem(Tensor images, int growth) {
    return UNIT.apply(images.in("conv0"), 2 * growth, square(7).stride(2).pad(3));
  }

  private static Tensor deepStem(Tensor images) {
    // Departure: the paper has one convolution of 7x7.
    Tensor x = UNIT.apply(images.in("conv0"), 48, square(3).stride(2).pad(1));
    x = UNIT.apply(x, 48, square(3).pad(1));
    return UNIT.apply(x, 96, square(3).pad(1));
  }

  private static Tensor blocks(Tensor conv0, Column column, int growth) {
    Tensor x = conv0.in("pool0").maxPool(square(3).stride(2).pad(1));
    for (int block = 1; block <= 4; block++) {
      for (int layer = 1; layer <= column.layers().get(block - 1); layer++) {
        x = dense(x.in("block" + block + "/layer" + layer), growth);
      }
      if (block < 4) {
        x = preactivated(x.in("transition" + block), x.shape().channels() / 2, square(1));
        x = x.avgPool(square(2).stride(2), AvgPool.Divisor.WINDOW);
      }
    }
    x = x.in("norm5").batchNorm(1e-5f).relu();
    return x.in("classifier").globalAvgPool().flatten().linear(1000);
  }

  /** Section 3, "bottleneck layers": four times the growth rate before the 3x3. */
  private static Tensor dense(Tensor x, int growth) {
    Tensor y = preactivated(x, 4 * growth, square(1));
    return x.concat(preactivated(y, growth, square(3).pad(1)));
  }

  private static Tensor preactivated(Tensor x, int filters, Window window) {
    return x.batchNorm(1e-5f).relu().convNoBias(filters, window);
  }
}
