package org.convmark.model.arch;

import static org.convmark.model.arch.InceptionV2.Pool.AVERAGE;
import static org.convmark.model.arch.InceptionV2.Pool.LARGEST;
import static org.convmark.model.arch.InceptionV2.Pool.PASS;
import static org.convmark.model.graph.Window.square;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.convmark.model.graph.AvgPool;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;

/**
 * BN-Inception: Ioffe &amp; Szegedy 2015, arXiv:1502.03167, Figure 5. The default has the figure's
 * filters to the letter; slim's narrows two of them.
 */
final class InceptionV2 {

  private static final String NAME = "inception_v2";

  private static final Citation PAPER =
      new Citation(
          "Ioffe & Szegedy 2015",
          "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate"
              + " Shift",
          "arXiv:1502.03167, Figure 5");

  private static final Citation CADENE =
      new Citation(
          "Cadene 2017",
          "Pretrained models for PyTorch",
          "Cadene/pretrained-models.pytorch pretrainedmodels/models/bninception.py");

  private static final Form FIGURE =
      new Form(Unit.biasedAndNormalised(1e-5f), Border.CAFFE, AvgPool.Divisor.WINDOW, 128);
  private static final Form SLIM_FORM =
      new Form(Unit.withoutGamma(1e-3f), Border.SAME, AvgPool.Divisor.PIXELS, 96);

  /**
   * What the implementations do differently.
   *
   * @param projection behind the pool of 4c and 4d
   */
  private record Form(Unit unit, Border border, AvgPool.Divisor divisor, int projection) {}

  enum Pool {
    AVERAGE,
    LARGEST,
    /** Stride 2 in the whole module, and no projection. */
    PASS
  }

  /** A row of the figure: #1x1, #3x3 reduce and #3x3, double #3x3 reduce and #3x3, pool proj. */
  private record Row(String name, int ones, Reduced threes, Reduced doubles, Pooled pool) {}

  private record Reduced(int reduce, int filters) {}

  private record Pooled(Pool kind, int projection) {}

  private static final Deviation PLAIN =
      new Deviation("conv1", "a plain 7x7; the paper's is separable");
  private static final Deviation BIASES =
      new Deviation("conv1", "every convolution has a bias before its batch norm, which undoes it");
  private static final Deviation WIDTH_C =
      new Deviation("inception_4c", "608 channels, the sum of the row's filters; printed is 576");
  private static final Deviation WIDTH_D =
      new Deviation("inception_4d", "608 channels, the sum of the row's filters; printed is 576");
  private static final Deviation WIDTH_E =
      new Deviation("inception_4e", "1056 channels, with the 608 passed on; printed is 1024");
  private static final Deviation BARE =
      new Deviation("conv1", "a bias and no batch norm; the paper normalises all convolutions");
  private static final Deviation SAME =
      new Deviation(
          "conv1", "padded as TensorFlow's same, more below and on the right at stride 2");
  private static final Deviation WITHOUT_GAMMA =
      new Deviation("conv2", "batch norm without gamma everywhere; the paper has one");
  private static final Deviation NARROW_C =
      new Deviation("inception_4c", "96 filters behind the pool; the figure has 128");
  private static final Deviation NARROW_D =
      new Deviation("inception_4d", "96 filters behind the pool; the figure has 128");
  private static final Deviation DROPOUT =
      new Deviation("pool5", "drops 20 %; the other form drops nothing");
  private static final Deviation CONVOLUTION =
      new Deviation("classifier", "a 1x1 convolution of 1000 classes; slim has 1001");

  private InceptionV2() {}

  private static Reduced via(int reduce, int filters) {
    return new Reduced(reduce, filters);
  }

  private static Pooled pool(Pool kind, int projection) {
    return new Pooled(kind, projection);
  }

  private static List<Row> rows(int projection) {
    return List.of(
        new Row("3a", 64, via(64, 64), via(64, 96), pool(AVERAGE, 32)),
        new Row("3b", 64, via(64, 96), via(64, 96), pool(AVERAGE, 64)),
        new Row("3c", 0, via(128, 160), via(64, 96), pool(PASS, 0)),
        new Row("4a", 224, via(64, 96), via(96, 128), pool(AVERAGE, 128)),
        new Row("4b", 192, via(96, 128), via(96, 128), pool(AVERAGE, 128)),
        new Row("4c", 160, via(128, 160), via(128, 160), pool(AVERAGE, projection)),
        new Row("4d", 96, via(128, 192), via(160, 192), pool(AVERAGE, projection)),
        new Row("4e", 0, via(128, 192), via(192, 256), pool(PASS, 0)),
        new Row("5a", 352, via(192, 320), via(160, 224), pool(AVERAGE, 128)),
        new Row("5b", 352, via(192, 320), via(192, 224), pool(LARGEST, 128)));
  }

  static Architecture architecture() {
    Variant figure =
        variant("bn_inception_caffe", CADENE, InceptionV2::figure)
            .departing(PLAIN, BIASES, WIDTH_C, WIDTH_D, WIDTH_E);
    Variant slim =
        variant("slim", Library.SLIM.file("inception_v2.py"), InceptionV2::slim)
            .departing(BARE, SAME, WITHOUT_GAMMA, NARROW_C, NARROW_D, DROPOUT, CONVOLUTION);
    return new Architecture(NAME, "Inception-v2 (BN-Inception)", PAPER, List.of(figure, slim));
  }

  private static Variant variant(String name, Citation citation, UnaryOperator<Tensor> network) {
    return new Variant(NAME, name, citation, Shape.image(3, 224, 224), network);
  }

  private static Tensor figure(Tensor images) {
    // Departure: the paper's first convolution is separable.
    Tensor x = FIGURE.unit().apply(images.in("conv1"), 64, square(7).stride(2).pad(3));
    return features(x, FIGURE).flatten().in("classifier").linear(1000);
  }

  private static Tensor slim(Tensor images) {
    // Departure: depthwise with a multiplier of 8, then pointwise with a bias and no batch norm.
    Tensor x =
        images.in("conv1").groupedConvNoBias(24, square(7).stride(2).same(images.shape()), 3);
    x = features(x.conv(64, square(1)).relu(), SLIM_FORM).dropout(0.2f);
    return x.in("classifier").conv(1000, square(1)).flatten();
  }

  private static Tensor features(Tensor conv1, Form form) {
    Tensor x = pooled(conv1.in("pool1"), form);
    x = form.unit().apply(x.in("conv2_reduce"), 64, square(1));
    x = form.unit().apply(x.in("conv2"), 192, square(3).pad(1));
    x = pooled(x.in("pool2"), form);
    for (Row row : rows(form.projection())) {
      x = inception(x.in("inception_" + row.name()), row, form);
    }
    return x.in("pool5").globalAvgPool();
  }

  private static Tensor pooled(Tensor x, Form form) {
    return x.maxPool(form.border().pool(square(3).stride(2), x));
  }

  /** Branches are joined in the order of the figure's columns. */
  private static Tensor inception(Tensor x, Row row, Form form) {
    int stride = row.pool().kind() == PASS ? 2 : 1;
    List<Tensor> ends = new ArrayList<>();
    if (row.ones() > 0) {
      ends.add(form.unit().apply(x.at("1x1"), row.ones(), square(1)));
    }
    Tensor threes = form.unit().apply(x.at("3x3"), row.threes().reduce(), square(1));
    ends.add(three(threes, row.threes().filters(), stride, form));
    Tensor doubles = form.unit().apply(x.at("double_3x3"), row.doubles().reduce(), square(1));
    doubles = three(doubles, row.doubles().filters(), 1, form);
    ends.add(three(doubles, row.doubles().filters(), stride, form));
    ends.add(pool(x.at("pool"), row.pool(), form));
    Tensor first = ends.get(0).in(x.scope());
    return first.concat(ends.subList(1, ends.size()).toArray(Tensor[]::new));
  }

  private static Tensor three(Tensor x, int filters, int stride, Form form) {
    return form.unit().apply(x, filters, form.border().conv(square(3).stride(stride), x));
  }

  private static Tensor pool(Tensor x, Pooled pool, Form form) {
    return switch (pool.kind()) {
      case PASS -> pooled(x, form);
      case AVERAGE ->
          form.unit()
              .apply(x.avgPool(square(3).pad(1), form.divisor()), pool.projection(), square(1));
      case LARGEST -> form.unit().apply(x.maxPool(square(3).pad(1)), pool.projection(), square(1));
    };
  }
}
