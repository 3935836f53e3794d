package org.convmark.model.arch;

import static org.convmark.model.graph.Window.square;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;
import org.convmark.model.graph.Window;

/**
 * He et al. 2015, arXiv:1512.03385, Table 1 and Figure 5. The default is torchvision's: its weights
 * and its figures are what people mean by the names today, and 18 and 34 layers have the
 * projections of the paper's final results (option B). Its stride in the 3x3 is known as "v1.5".
 */
final class ResNet {

  private static final Citation PAPER =
      new Citation(
          "He et al. 2015",
          "Deep Residual Learning for Image Recognition",
          "arXiv:1512.03385, Table 1");

  private static final Citation TORCHVISION = Library.TORCHVISION.file("resnet.py");

  /** Width of the blocks of conv2_x to conv5_x, common to all columns of the table. */
  private static final List<Integer> WIDTHS = List.of(64, 128, 256, 512);

  private static final List<Column> BASIC =
      List.of(new Column(18, List.of(2, 2, 2, 2)), new Column(34, List.of(3, 4, 6, 3)));

  private static final List<Column> BOTTLENECKS =
      List.of(
          new Column(50, List.of(3, 4, 6, 3)),
          new Column(101, List.of(3, 4, 23, 3)),
          new Column(152, List.of(3, 8, 36, 3)));

  private static final Unit CONV_BN = (x, n, window) -> x.convNoBias(n, window).batchNorm(1e-5f);
  private static final Unit KERAS_CONV_BN =
      (x, n, window) -> x.conv(n, window).batchNorm(1.001e-5f);

  private static final Window PADDED = square(3).stride(2).pad(1);
  private static final Window ROUNDED_UP = square(3).stride(2).ceil();

  private static final Style V15 = new Style(CONV_BN, PADDED, Stride.IN_3X3, Shortcut.PROJECTION);
  private static final Style V1 =
      new Style(CONV_BN, ROUNDED_UP, Stride.IN_FIRST_1X1, Shortcut.PROJECTION);
  private static final Style OPTION_A =
      new Style(CONV_BN, ROUNDED_UP, Stride.IN_3X3, Shortcut.ZEROS);
  private static final Style KERAS_V1 =
      new Style(KERAS_CONV_BN, PADDED, Stride.IN_FIRST_1X1, Shortcut.PROJECTION);

  private static final Deviation POOL =
      new Deviation("pool1", "padded by 1; the authors' model rounds up instead");
  private static final Deviation UNBIASED =
      new Deviation("conv1", "no bias, as the paper has it; the authors' released file has one");

  /** A column of the table: weight layers, and blocks in conv2_x to conv5_x. */
  private record Column(int depth, List<Integer> blocks) {

    String name() {
      return "resnet" + depth;
    }
  }

  /** Where a bottleneck that halves the image has its stride. */
  private enum Stride {
    IN_FIRST_1X1,
    IN_3X3
  }

  /** Where shapes differ: option B or option A of section 3.3. */
  private enum Shortcut {
    PROJECTION,
    ZEROS
  }

  /** What the implementations do differently; the pool is the one behind conv1. */
  private record Style(Unit convBn, Window pool, Stride stride, Shortcut shortcut) {

    Tensor convBnRelu(Tensor x, int filters, Window window) {
      return convBn.apply(x, filters, window).relu();
    }
  }

  private interface Block {
    Tensor apply(Tensor x, int width, int stride, Style style);
  }

  private ResNet() {}

  private static Deviation moved(String block) {
    return new Deviation(block, "stride 2 in the 3x3; the paper has it in the first 1x1");
  }

  static List<Architecture> architectures() {
    return Stream.concat(
            BASIC.stream().map(ResNet::basic), BOTTLENECKS.stream().map(ResNet::bottlenecks))
        .toList();
  }

  private static Architecture basic(Column column) {
    Variant torchvision =
        variant(column, "torchvision", TORCHVISION, x -> network(x, column, V15, ResNet::basic))
            .departing(POOL);
    Variant optionA =
        variant(column, "paper_option_a", PAPER, x -> network(x, column, OPTION_A, ResNet::basic));
    return architecture(column, torchvision, optionA);
  }

  private static Architecture bottlenecks(Column column) {
    Variant torchvision =
        variant(
                column,
                "torchvision_v1.5",
                TORCHVISION,
                x -> network(x, column, V15, ResNet::bottleneck))
            .departing(POOL, moved("conv3_1"), moved("conv4_1"), moved("conv5_1"));
    Variant paper =
        variant(column, "paper_v1", PAPER, x -> network(x, column, V1, ResNet::bottleneck));
    if (column.depth() == 50) {
      paper = paper.departing(UNBIASED);
    }
    Variant keras =
        variant(
                column,
                "keras_v1",
                Library.KERAS.file("resnet.py"),
                x -> network(x, column, KERAS_V1, ResNet::bottleneck))
            .departing(
                POOL,
                new Deviation("conv1", "every convolution has a bias; the paper's have none"),
                new Deviation("conv1", "batch norm's epsilon is 1.001e-5; the authors' is 1e-5"));
    return architecture(column, torchvision, paper, keras);
  }

  private static Architecture architecture(Column column, Variant... variants) {
    return new Architecture(column.name(), "ResNet-" + column.depth(), PAPER, List.of(variants));
  }

  private static Variant variant(
      Column column, String name, Citation citation, UnaryOperator<Tensor> network) {
    return new Variant(column.name(), name, citation, Shape.image(3, 224, 224), network);
  }

  private static Tensor network(Tensor images, Column column, Style style, Block block) {
    Tensor x = style.convBnRelu(images.in("conv1"), 64, square(7).stride(2).pad(3));
    // Departure of the padded pool: the released model is unpadded and rounds up; sizes are equal.
    x = x.in("pool1").maxPool(style.pool());
    for (int stage = 0; stage < WIDTHS.size(); stage++) {
      for (int i = 1; i <= column.blocks().get(stage); i++) {
        int stride = stage > 0 && i == 1 ? 2 : 1;
        x = block.apply(x.in("conv" + (stage + 2) + "_" + i), WIDTHS.get(stage), stride, style);
      }
    }
    return x.in("fc").globalAvgPool().flatten().linear(1000);
  }

  /** Figure 5, left. */
  private static Tensor basic(Tensor x, int width, int stride, Style style) {
    Tensor y = style.convBnRelu(x, width, square(3).stride(stride).pad(1));
    y = style.convBn().apply(y, width, square(3).pad(1));
    return y.add(shortcut(x, width, stride, style)).relu();
  }

  /** Figure 5, right. */
  private static Tensor bottleneck(Tensor x, int width, int stride, Style style) {
    // Departure of v1.5: the paper's stride is in the first 1x1.
    int first = style.stride() == Stride.IN_FIRST_1X1 ? stride : 1;
    Tensor y = style.convBnRelu(x, width, square(1).stride(first));
    y = style.convBnRelu(y, width, square(3).stride(stride / first).pad(1));
    y = style.convBn().apply(y, 4 * width, square(1));
    return y.add(shortcut(x, 4 * width, stride, style)).relu();
  }

  private static Tensor shortcut(Tensor x, int filters, int stride, Style style) {
    int missing = filters - x.shape().channels();
    if (stride == 1 && missing == 0) {
      return x;
    }
    Tensor y = x.at("shortcut");
    if (style.shortcut() == Shortcut.PROJECTION) {
      return style.convBn().apply(y, filters, square(1).stride(stride));
    }
    return y.maxPool(square(1).stride(stride)).padChannels(missing);
  }
}
