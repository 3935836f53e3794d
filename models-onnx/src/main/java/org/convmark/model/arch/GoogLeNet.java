package org.convmark.model.arch;

import static org.convmark.model.graph.Window.square;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.convmark.model.graph.AvgPool;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;
import org.convmark.model.graph.Window;

/**
 * Szegedy et al. 2014, arXiv:1409.4842, Table 1 and Figure 3. The default is Caffe's model without
 * the training heads: the only one with the paper's 5x5 filters, normalisation and no batch norm.
 */
final class GoogLeNet {

  private static final String NAME = "googlenet";

  private static final Citation PAPER =
      new Citation(
          "Szegedy et al. 2014",
          "Going Deeper with Convolutions",
          "arXiv:1409.4842, Table 1, Figure 3, section 5");

  private static final Citation CAFFE =
      new Citation(
          "Guadarrama 2014", "BVLC GoogLeNet", "BVLC/caffe models/bvlc_googlenet/deploy.prototxt");

  private static final Citation TORCHVISION = Library.TORCHVISION.file("googlenet.py");

  private static final Window POOL = square(3).stride(2);

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

  /**
   * What the implementations do differently.
   *
   * @param fives kernel of the branch that the paper calls 5x5
   * @param pool4 the pool between stages 4 and 5
   */
  private record Form(
      Unit unit, UnaryOperator<Tensor> norm, int fives, Window pool4, Border border) {}

  private static final Form CAFFE_FORM =
      new Form(Unit.BIASED, x -> x.lrn(5, 1e-4f, 0.75f, 1), 5, POOL, Border.CAFFE);
  private static final Form TORCHVISION_FORM =
      new Form(Unit.normalised(1e-3f), x -> x, 3, square(2).stride(2), Border.CAFFE);
  private static final Form SLIM_FORM =
      new Form(Unit.withoutGamma(1e-3f), x -> x, 3, square(2).stride(2), Border.SAME);

  /** What hangs on which module in training. */
  private static final Map<String, String> NO_HEADS = Map.of();

  private static final Map<String, String> TWO_HEADS = Map.of("4a", "aux1", "4d", "aux2");

  private static final Deviation PLAIN =
      new Deviation(
          "conv1", "a plain 7x7; the row's 2.7K parameters and 34M operations are not its");
  private static final Deviation NO_HEAD_4A =
      new Deviation("inception_4a", "no auxiliary classifier; the paper discards it in inference");
  private static final Deviation NO_HEAD_4D =
      new Deviation("inception_4d", "no auxiliary classifier; the paper discards it in inference");
  private static final Deviation NORMALISED =
      new Deviation("conv1", "batch norm behind every convolution; the paper has response norms");
  private static final Deviation WITHOUT_GAMMA =
      new Deviation("conv1", "batch norm without gamma everywhere; as published it has one");
  private static final Deviation SAME =
      new Deviation(
          "conv1", "padded as TensorFlow's same, more below and on the right at stride 2");
  private static final Deviation THREES =
      new Deviation("inception_3a", "3x3 in the 5x5 branch of all modules; the paper has 5x5");
  private static final Deviation SMALL_POOL =
      new Deviation("pool4", "a pool of 2x2; the paper has 3x3");
  private static final Deviation DROPOUT = new Deviation("pool5", "drops 20 %; the paper 40 %");
  private static final Deviation NORMALISED_HEADS =
      new Deviation("aux1/conv", "batch norm in both auxiliary classifiers; the paper has none");
  private static final Deviation SPACED =
      new Deviation(
          "aux1/avgpool",
          "5x5 stride 3 in both, as in the paper; torchvision spaces windows of 4x4 unevenly");
  private static final Deviation CONVOLUTION =
      new Deviation(
          "classifier",
          "a 1x1 convolution of 1000 classes; the paper has a linear layer, slim 1001 classes");

  private GoogLeNet() {}

  private static Reduced via(int reduce, int filters) {
    return new Reduced(reduce, filters);
  }

  static Architecture architecture() {
    Citation trained = CAFFE.at("BVLC/caffe models/bvlc_googlenet/train_val.prototxt");
    return new Architecture(
        NAME,
        "GoogLeNet",
        PAPER,
        List.of(
            variant("paper_caffe_no_aux", CAFFE, x -> caffe(x, NO_HEADS))
                .departing(PLAIN, NO_HEAD_4A, NO_HEAD_4D),
            variant("paper_caffe_two_aux", trained, x -> caffe(x, TWO_HEADS)).departing(PLAIN),
            variant("torchvision_no_aux", TORCHVISION, x -> torchvision(x, NO_HEADS))
                .departing(PLAIN, NORMALISED, THREES, SMALL_POOL, DROPOUT)
                .departing(NO_HEAD_4A, NO_HEAD_4D),
            variant("torchvision_two_aux", TORCHVISION, x -> torchvision(x, TWO_HEADS))
                .departing(PLAIN, NORMALISED, THREES, SMALL_POOL, DROPOUT)
                .departing(NORMALISED_HEADS, SPACED),
            variant("slim_inception_v1", Library.SLIM.file("inception_v1.py"), GoogLeNet::slim)
                .departing(PLAIN, SAME, NORMALISED, WITHOUT_GAMMA, THREES, SMALL_POOL, DROPOUT)
                .departing(CONVOLUTION, NO_HEAD_4A, NO_HEAD_4D)));
  }

  private static Variant variant(String name, Citation citation, UnaryOperator<Tensor> network) {
    return new Variant(NAME, name, citation, Shape.image(3, 224, 224), network);
  }

  private static Tensor caffe(Tensor images, Map<String, String> heads) {
    Tensor x = features(images, CAFFE_FORM, heads).flatten().dropout(0.4f);
    return x.in("classifier").linear(1000);
  }

  private static Tensor torchvision(Tensor images, Map<String, String> heads) {
    // Departure: the paper drops 40 %.
    Tensor x = features(images, TORCHVISION_FORM, heads).flatten().dropout(0.2f);
    return x.in("classifier").linear(1000);
  }

  private static Tensor slim(Tensor images) {
    // Departure: the paper drops 40 % and its classifier is a linear layer, which is the same sum.
    Tensor x = features(images, SLIM_FORM, NO_HEADS).dropout(0.2f);
    return x.in("classifier").conv(1000, square(1)).flatten();
  }

  private static Tensor features(Tensor images, Form form, Map<String, String> heads) {
    Unit unit = form.unit();
    Border border = form.border();
    // Departure: the row's own counts fit no plain 7x7 convolution; its output size does.
    Tensor x = unit.apply(images.in("conv1"), 64, border.conv(square(7).stride(2), images));
    // The paper gives neither the rounding of pools nor the constants of LRN: both are Caffe's.
    x = form.norm().apply(x.in("pool1").maxPool(border.pool(POOL, x)));
    x = unit.apply(x.in("conv2_reduce"), 64, square(1));
    x = form.norm().apply(unit.apply(x.in("conv2"), 192, square(3).pad(1)));
    x = modules(x.in("pool2").maxPool(border.pool(POOL, x)), STAGE_3, form, heads);
    x = modules(x.in("pool3").maxPool(border.pool(POOL, x)), STAGE_4, form, heads);
    x = modules(x.in("pool4").maxPool(border.pool(form.pool4(), x)), STAGE_5, form, heads);
    return x.in("pool5").globalAvgPool();
  }

  private static Tensor modules(
      Tensor x, List<Module> stage, Form form, Map<String, String> heads) {
    for (Module module : stage) {
      x = inception(x.in("inception_" + module.name()), module, form);
      if (heads.containsKey(module.name())) {
        String head = heads.get(module.name());
        x.auxiliary(0.3f, y -> auxiliary(y.in(head), form.unit()));
      }
    }
    return x;
  }

  /** Section 5: an auxiliary classifier. */
  private static Tensor auxiliary(Tensor x, Unit unit) {
    // Departure of torchvision's: its pool adapts to 4x4 with windows that no stride describes.
    Tensor y = x.at("avgpool").avgPool(square(5).stride(3), AvgPool.Divisor.WINDOW);
    y = unit.apply(y.in(x.scope()).at("conv"), 128, square(1));
    y = y.in(x.scope()).at("fc1").flatten().linear(1024).relu().dropout(0.7f);
    return y.in(x.scope()).at("fc2").linear(1000);
  }

  /** Figure 3; branches are joined in the order of the table's columns. */
  private static Tensor inception(Tensor x, Module module, Form form) {
    Unit unit = form.unit();
    Window wide = square(form.fives()).pad(form.fives() / 2);
    Tensor ones = unit.apply(x.at("1x1"), module.ones(), square(1));
    Tensor threes = unit.apply(x.at("3x3_reduce"), module.threes().reduce(), square(1));
    threes =
        unit.apply(threes.in(x.scope()).at("3x3"), module.threes().filters(), square(3).pad(1));
    Tensor fives = unit.apply(x.at("5x5_reduce"), module.fives().reduce(), square(1));
    fives = unit.apply(fives.in(x.scope()).at("5x5"), module.fives().filters(), wide);
    Tensor pool = x.at("pool").maxPool(square(3).pad(1));
    pool = unit.apply(pool.in(x.scope()).at("pool_proj"), module.pool(), square(1));
    return ones.in(x.scope()).concat(threes, fives, pool);
  }
}
