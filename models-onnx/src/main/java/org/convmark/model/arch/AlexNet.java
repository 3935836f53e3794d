package org.convmark.model.arch;

import static org.convmark.model.graph.Window.square;

import java.util.List;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;

/**
 * Krizhevsky et al. 2012, section 3.5 and Figure 2. The default is the single tower with the
 * paper's filters: it is the network of textbooks and course notes, and no engine has to split a
 * convolution for it.
 */
final class AlexNet {

  private static final String NAME = "alexnet";

  private static final Citation PAPER =
      new Citation(
          "Krizhevsky, Sutskever & Hinton 2012",
          "ImageNet Classification with Deep Convolutional Neural Networks",
          "NIPS 2012, section 3.5, Figure 2");

  private static final Citation CAFFE =
      new Citation(
          "Shelhamer 2014", "BVLC AlexNet", "BVLC/caffe models/bvlc_alexnet/train_val.prototxt");

  private static final Citation TORCHVISION =
      Library.TORCHVISION.file("alexnet.py, after arXiv:1404.5997");

  private static final Deviation PIXELS =
      new Deviation(
          "conv1",
          "the paper prints 224 pixels, which gives no whole output size; 227 gives its 55");

  private AlexNet() {}

  static Architecture architecture() {
    return new Architecture(
        NAME, "AlexNet", PAPER, List.of(singleTower(), twoGpus(), oneWeirdTrick()));
  }

  private static Variant singleTower() {
    return new Variant(NAME, "single_tower", PAPER, Shape.image(3, 227, 227), AlexNet::singleTower)
        .departing(
            PIXELS,
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
    return head(x);
  }

  private static Variant twoGpus() {
    return new Variant(
            NAME, "paper_two_gpu_grouped", CAFFE, Shape.image(3, 227, 227), AlexNet::twoGpus)
        .departing(
            PIXELS,
            new Deviation("conv1", "normalised with k 1 and alpha/5; the paper has k 2 and alpha"),
            new Deviation("conv2", "normalised with k 1 and alpha/5; the paper has k 2 and alpha"));
  }

  private static Tensor twoGpus(Tensor images) {
    // Departure: 227 pixels where the paper prints 224; Caffe's constants of LRN.
    Tensor x = images.in("conv1").conv(96, square(11).stride(4)).relu();
    x = x.lrn(5, 1e-4f, 0.75f, 1).in("pool1").maxPool(square(3).stride(2));
    x = x.in("conv2").groupedConv(256, square(5).pad(2), 2).relu();
    x = x.lrn(5, 1e-4f, 0.75f, 1).in("pool2").maxPool(square(3).stride(2));
    x = x.in("conv3").conv(384, square(3).pad(1)).relu();
    x = x.in("conv4").groupedConv(384, square(3).pad(1), 2).relu();
    x = x.in("conv5").groupedConv(256, square(3).pad(1), 2).relu();
    x = x.in("pool5").maxPool(square(3).stride(2));
    return head(x);
  }

  private static Tensor head(Tensor x) {
    Tensor y = x.in("fc6").flatten().linear(4096).relu().dropout(0.5f);
    y = y.in("fc7").linear(4096).relu().dropout(0.5f);
    return y.in("fc8").linear(1000);
  }

  private static Variant oneWeirdTrick() {
    return new Variant(
            NAME, "torchvision_owt", TORCHVISION, Shape.image(3, 224, 224), AlexNet::oneWeirdTrick)
        .departing(
            new Deviation("conv1", "64 filters, padded by 2, not normalised; the paper has 96"),
            new Deviation("conv2", "192 filters, not normalised; the paper has 256 in two towers"),
            new Deviation("conv4", "256 filters; the paper has 384 in two towers"),
            new Deviation("conv5", "one tower; the paper has two"),
            new Deviation("fc6", "dropout before the layer; the paper has it behind"),
            new Deviation("fc7", "dropout before the layer; the paper has it behind"));
  }

  private static Tensor oneWeirdTrick(Tensor images) {
    // Departures: one tower, other filters, 224 pixels, no response normalisation.
    Tensor x = images.in("conv1").conv(64, square(11).stride(4).pad(2)).relu();
    x = x.in("pool1").maxPool(square(3).stride(2));
    x = x.in("conv2").conv(192, square(5).pad(2)).relu();
    x = x.in("pool2").maxPool(square(3).stride(2));
    x = x.in("conv3").conv(384, square(3).pad(1)).relu();
    x = x.in("conv4").conv(256, square(3).pad(1)).relu();
    x = x.in("conv5").conv(256, square(3).pad(1)).relu();
    x = x.in("pool5").maxPool(square(3).stride(2));
    // Departure: dropout stands before both layers.
    x = x.in("fc6").flatten().dropout(0.5f).linear(4096).relu();
    x = x.in("fc7").dropout(0.5f).linear(4096).relu();
    return x.in("fc8").linear(1000);
  }
}
