package org.convmark.model.arch;

import static org.convmark.model.graph.Window.square;

import java.util.List;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;

/** Krizhevsky et al. 2012, section 3.5 and Figure 2. */
final class AlexNet {

  private static final Citation PAPER =
      new Citation(
          "Krizhevsky, Sutskever & Hinton",
          2012,
          "ImageNet Classification with Deep Convolutional Neural Networks",
          "NIPS 2012, section 3.5, Figure 2");

  private AlexNet() {}

  static Architecture architecture() {
    return new Architecture("alexnet", "AlexNet", PAPER, List.of(singleTower()));
  }

  private static Variant singleTower() {
    return new Variant(
            "alexnet", "single_tower", PAPER, Shape.image(3, 227, 227), AlexNet::singleTower)
        .departing(
            new Deviation(
                "conv1",
                "the paper prints 224 pixels, which gives no whole output size; 227 gives its 55"),
            new Deviation("conv1", "no response normalisation; the paper has it after the ReLU"),
            new Deviation("conv2", "no response normalisation; the paper has it after the ReLU"),
            new Deviation(
                "conv2", "one tower; the paper's two towers do not see each other's maps"),
            new Deviation(
                "conv4", "one tower; the paper's two towers do not see each other's maps"),
            new Deviation(
                "conv5", "one tower; the paper's two towers do not see each other's maps"));
  }

  private static Tensor singleTower(Tensor images) {
    // Departure: 227 pixels where the paper prints 224.
    Tensor x = images.in("conv1").conv(96, square(11).stride(4)).relu();
    // Departure: no response normalisation here and after conv2.
    x = x.in("pool1").maxPool(square(3).stride(2));
    // Departure: the paper's conv2, conv4 and conv5 see only the maps of their own GPU.
    x = x.in("conv2").conv(256, square(5).pad(2)).relu();
    x = x.in("pool2").maxPool(square(3).stride(2));
    x = x.in("conv3").conv(384, square(3).pad(1)).relu();
    x = x.in("conv4").conv(384, square(3).pad(1)).relu();
    x = x.in("conv5").conv(256, square(3).pad(1)).relu();
    x = x.in("pool5").maxPool(square(3).stride(2));
    x = x.in("fc6").flatten().linear(4096).relu().dropout(0.5f);
    x = x.in("fc7").linear(4096).relu().dropout(0.5f);
    return x.in("fc8").linear(1000);
  }
}
