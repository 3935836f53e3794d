package org.convmark.model.arch;

import static org.convmark.model.graph.Window.square;

import java.util.List;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;

/**
 * Simonyan &amp; Zisserman 2014, arXiv:1409.1556, Table 1. The default of each depth is the paper's
 * own network, which has no batch norm.
 */
final class Vgg {

  private static final Citation PAPER =
      new Citation(
          "Simonyan & Zisserman 2014",
          "Very Deep Convolutional Networks for Large-Scale Image Recognition",
          "arXiv:1409.1556, Table 1");

  /** Filters of each block, common to all columns of the table. */
  private static final List<Integer> FILTERS = List.of(64, 128, 256, 512, 512);

  /** Columns A, B, D and E. */
  private static final List<Column> COLUMNS =
      List.of(
          new Column(11, List.of(1, 1, 2, 2, 2)),
          new Column(13, List.of(2, 2, 2, 2, 2)),
          new Column(16, List.of(2, 2, 3, 3, 3)),
          new Column(19, List.of(2, 2, 4, 4, 4)));

  /** A column of the table: weight layers, and 3x3 convolutions in each block. */
  private record Column(int depth, List<Integer> convolutions) {}

  private Vgg() {}

  static List<Architecture> architectures() {
    return COLUMNS.stream().map(Vgg::architecture).toList();
  }

  private static Architecture architecture(Column column) {
    String name = "vgg" + column.depth();
    Shape image = Shape.image(3, 224, 224);
    Variant plain = new Variant(name, "plain", PAPER, image, x -> network(x, column, Unit.BIASED));
    Unit normalised = Unit.biasedAndNormalised(1e-5f);
    Variant bn =
        new Variant(
                name,
                "bn",
                Library.TORCHVISION.file("vgg.py"),
                image,
                x -> network(x, column, normalised))
            .departing(
                new Deviation(
                    "conv1_1",
                    "batch norm before every ReLU of a convolution; the paper has none"));
    return new Architecture(name, "VGG-" + column.depth(), PAPER, List.of(plain, bn));
  }

  private static Tensor network(Tensor images, Column column, Unit unit) {
    Tensor x = images;
    for (int block = 1; block <= FILTERS.size(); block++) {
      for (int i = 1; i <= column.convolutions().get(block - 1); i++) {
        x = x.in("conv" + block + "_" + i);
        x = unit.apply(x, FILTERS.get(block - 1), square(3).pad(1));
      }
      x = x.in("pool" + block).maxPool(square(2).stride(2));
    }
    x = x.in("fc6").flatten().linear(4096).relu().dropout(0.5f);
    x = x.in("fc7").linear(4096).relu().dropout(0.5f);
    return x.in("fc8").linear(1000);
  }
}
