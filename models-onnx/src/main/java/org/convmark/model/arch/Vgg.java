package org.convmark.model.arch;

import static org.convmark.model.graph.Window.square;

import java.util.List;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;

/** Simonyan &amp; Zisserman 2014, arXiv:1409.1556, Table 1. */
final class Vgg {

  private static final Citation PAPER =
      new Citation(
          "Simonyan & Zisserman",
          2014,
          "Very Deep Convolutional Networks for Large-Scale Image Recognition",
          "arXiv:1409.1556, Table 1");

  /** Filters of each block, common to all columns of the table. */
  private static final List<Integer> FILTERS = List.of(64, 128, 256, 512, 512);

  private static final Column D = new Column(16, List.of(2, 2, 3, 3, 3));

  /** A column of the table: weight layers, and 3x3 convolutions in each block. */
  private record Column(int depth, List<Integer> convolutions) {}

  private Vgg() {}

  static Architecture vgg16() {
    return architecture(D);
  }

  private static Architecture architecture(Column column) {
    String name = "vgg" + column.depth();
    Variant plain =
        new Variant(name, "plain", PAPER, Shape.image(3, 224, 224), x -> plain(x, column));
    return new Architecture(name, "VGG-" + column.depth(), PAPER, List.of(plain));
  }

  private static Tensor plain(Tensor images, Column column) {
    Tensor x = images;
    for (int block = 1; block <= FILTERS.size(); block++) {
      for (int i = 1; i <= column.convolutions().get(block - 1); i++) {
        x = x.in("conv" + block + "_" + i).conv(FILTERS.get(block - 1), square(3).pad(1)).relu();
      }
      x = x.in("pool" + block).maxPool(square(2).stride(2));
    }
    x = x.in("fc6").flatten().linear(4096).relu().dropout(0.5f);
    x = x.in("fc7").linear(4096).relu().dropout(0.5f);
    return x.in("fc8").linear(1000);
  }
}
