package org.convmark.model.arch;

import static org.convmark.model.graph.Window.square;

import java.util.List;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;
import org.convmark.model.graph.Window;

/** Szegedy et al. 2014, arXiv:1409.4842, Table 1 and Figure 3. */
final class GoogLeNet {

  private static final Citation PAPER =
      new Citation(
          "Szegedy et al.",
          2014,
          "Going Deeper with Convolutions",
          "arXiv:1409.4842, Table 1, Figure 3");

  private static final Citation CAFFE =
      new Citation(
          "Guadarrama", 2014, "BVLC GoogLeNet", "BVLC/caffe models/bvlc_googlenet/deploy.prototxt");

  private static final Window POOL = square(3).stride(2).ceil();

  private static final List<Module> STAGE_3 =
      List.of(
          new Module("3a", 64, via(96, 128), via(16, 32), 32),
          new Module("3b", 128, via(128, 192), via(32, 96), 64));

  private static final List<Module> STAGE_4 =
      List.of(
          new Module("4a", 192, via(96, 208), via(16, 48), 64),
          new Module("4b", 160, via(112, 224), via(24, 64), 64),
          new Module("4c", 128, via(128, 256), via(24, 64), 64),
          new Module("4d", 112, via(144, 288), via(32, 64), 64),
          new Module("4e", 256, via(160, 320), via(32, 128), 128));

  private static final List<Module> STAGE_5 =
      List.of(
          new Module("5a", 256, via(160, 320), via(32, 128), 128),
          new Module("5b", 384, via(192, 384), via(48, 128), 128));

  /** A row of the table: #1x1, #3x3 reduce and #3x3, #5x5 reduce and #5x5, pool proj. */
  private record Module(String name, int ones, Reduced threes, Reduced fives, int pool) {}

  private record Reduced(int reduce, int filters) {}

  private GoogLeNet() {}

  private static Reduced via(int reduce, int filters) {
    return new Reduced(reduce, filters);
  }

  static Architecture architecture() {
    return new Architecture("googlenet", "GoogLeNet", PAPER, List.of(withoutHeads()));
  }

  private static Variant withoutHeads() {
    return new Variant(
            "googlenet",
            "paper_caffe_no_aux",
            CAFFE,
            Shape.image(3, 224, 224),
            GoogLeNet::withoutHeads)
        .departing(
            new Deviation(
                "conv1", "a plain 7x7; the row's 2.7K parameters and 34M operations are not its"),
            new Deviation(
                "inception_4a", "no auxiliary classifier; the paper discards it in inference"),
            new Deviation(
                "inception_4d", "no auxiliary classifier; the paper discards it in inference"));
  }

  private static Tensor withoutHeads(Tensor images) {
    // Departure: the row's own counts fit no plain 7x7 convolution; its output size does.
    Tensor x = images.in("conv1").conv(64, square(7).stride(2).pad(3)).relu();
    // The paper gives neither the rounding of pools nor the constants of LRN: both are Caffe's.
    x = x.in("pool1").maxPool(POOL).lrn(5, 1e-4f, 0.75f, 1);
    x = x.in("conv2_reduce").conv(64, square(1)).relu();
    x = x.in("conv2").conv(192, square(3).pad(1)).relu().lrn(5, 1e-4f, 0.75f, 1);
    x = modules(x.in("pool2").maxPool(POOL), STAGE_3);
    // Departure: the auxiliary classifiers on 4a and 4d exist in training only.
    x = modules(x.in("pool3").maxPool(POOL), STAGE_4);
    x = modules(x.in("pool4").maxPool(POOL), STAGE_5);
    x = x.in("pool5").globalAvgPool().flatten().dropout(0.4f);
    return x.in("classifier").linear(1000);
  }

  private static Tensor modules(Tensor x, List<Module> stage) {
    for (Module module : stage) {
      x = inception(x.in("inception_" + module.name()), module);
    }
    return x;
  }

  /** Figure 3; branches are joined in the order of the table's columns. */
  private static Tensor inception(Tensor x, Module module) {
    Tensor ones = x.at("1x1").conv(module.ones(), square(1)).relu();
    Tensor threes = x.at("3x3_reduce").conv(module.threes().reduce(), square(1)).relu();
    threes =
        threes.in(x.scope()).at("3x3").conv(module.threes().filters(), square(3).pad(1)).relu();
    Tensor fives = x.at("5x5_reduce").conv(module.fives().reduce(), square(1)).relu();
    fives = fives.in(x.scope()).at("5x5").conv(module.fives().filters(), square(5).pad(2)).relu();
    Tensor pool = x.at("pool").maxPool(square(3).pad(1));
    pool = pool.in(x.scope()).at("pool_proj").conv(module.pool(), square(1)).relu();
    return ones.in(x.scope()).concat(threes, fives, pool);
  }
}
