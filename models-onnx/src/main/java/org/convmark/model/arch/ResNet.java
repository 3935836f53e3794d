package org.convmark.model.arch;

import static org.convmark.model.graph.Window.square;

import java.util.List;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;
import org.convmark.model.graph.Window;

/** He et al. 2015, arXiv:1512.03385, Table 1 and Figure 5. */
final class ResNet {

  private static final Citation PAPER =
      new Citation(
          "He et al.",
          2015,
          "Deep Residual Learning for Image Recognition",
          "arXiv:1512.03385, Table 1");

  private static final Citation TORCHVISION =
      new Citation(
          "TorchVision maintainers",
          2016,
          "TorchVision: PyTorch's Computer Vision library",
          "pytorch/vision torchvision/models/resnet.py");

  private static final float EPSILON = 1e-5f;

  /** Width of the blocks of conv2_x to conv5_x, common to all columns of the table. */
  private static final List<Integer> WIDTHS = List.of(64, 128, 256, 512);

  private static final Column FIFTY = new Column(50, List.of(3, 4, 6, 3));

  /** A column of the table: weight layers, and blocks in conv2_x to conv5_x. */
  private record Column(int depth, List<Integer> blocks) {}

  private ResNet() {}

  static Architecture resnet50() {
    return bottlenecks(FIFTY);
  }

  private static Architecture bottlenecks(Column column) {
    String name = "resnet" + column.depth();
    Variant torchvision =
        new Variant(
                name,
                "torchvision_v1.5",
                TORCHVISION,
                Shape.image(3, 224, 224),
                x -> torchvision(x, column))
            .departing(
                new Deviation("pool1", "padded by 1; the authors' model rounds up instead"),
                new Deviation("conv3_1", "stride 2 in the 3x3; the paper has it in the first 1x1"),
                new Deviation("conv4_1", "stride 2 in the 3x3; the paper has it in the first 1x1"),
                new Deviation("conv5_1", "stride 2 in the 3x3; the paper has it in the first 1x1"));
    return new Architecture(name, "ResNet-" + column.depth(), PAPER, List.of(torchvision));
  }

  private static Tensor torchvision(Tensor images, Column column) {
    Tensor x = convBnRelu(images.in("conv1"), 64, square(7).stride(2).pad(3));
    // Departure: the authors' released model pools unpadded and rounds up; sizes are the same.
    x = x.in("pool1").maxPool(square(3).stride(2).pad(1));
    for (int stage = 0; stage < WIDTHS.size(); stage++) {
      for (int block = 1; block <= column.blocks().get(stage); block++) {
        int stride = stage > 0 && block == 1 ? 2 : 1;
        x = bottleneck(x.in("conv" + (stage + 2) + "_" + block), WIDTHS.get(stage), stride);
      }
    }
    return x.in("fc").globalAvgPool().flatten().linear(1000);
  }

  /** Figure 5, right. */
  private static Tensor bottleneck(Tensor x, int width, int stride) {
    Tensor y = convBnRelu(x, width, square(1));
    // Departure ("v1.5"): the paper's stride is in the 1x1 above.
    y = convBnRelu(y, width, square(3).stride(stride).pad(1));
    y = y.convNoBias(4 * width, square(1)).batchNorm(EPSILON);
    return y.add(shortcut(x, 4 * width, stride)).relu();
  }

  /** Option B of section 4.1: the identity where shapes agree, else a projection. */
  private static Tensor shortcut(Tensor x, int filters, int stride) {
    if (stride == 1 && x.shape().channels() == filters) {
      return x;
    }
    return x.at("shortcut").convNoBias(filters, square(1).stride(stride)).batchNorm(EPSILON);
  }

  private static Tensor convBnRelu(Tensor x, int filters, Window window) {
    return x.convNoBias(filters, window).batchNorm(EPSILON).relu();
  }
}
