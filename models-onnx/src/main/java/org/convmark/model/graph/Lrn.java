package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Local response normalisation across channels: {@code x / (k + alpha / size * sum(x_j^2))^beta}, j
 * over {@code size} neighbouring channels (Krizhevsky et al. 2012, section 3.3). As in Caffe and
 * ONNX, alpha is divided by the size; the paper's alpha is not.
 */
public record Lrn(int size, float alpha, float beta, float k) implements Op {

  public Lrn {
    Require.positive("size", size);
    Require.positive("alpha", alpha);
    Require.positive("beta", beta);
    Require.positive("k", k);
    if (size % 2 == 0) {
      throw new IllegalArgumentException("lrn: expected an odd size, found " + size);
    }
  }

  @Override
  public String label() {
    return "lrn";
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Require.single(inputs);
    Require.image(input);
    if (size > input.channels()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "expected a size of at most the %d channels, found %d; PyTorch slides no wider"
                  + " window",
              input.channels(),
              size));
    }
    return input;
  }

  @Override
  public OnnxForm onnx() {
    return OnnxForm.of(
        "LRN",
        new OnnxAttribute.Whole("size", size),
        new OnnxAttribute.Real("alpha", alpha),
        new OnnxAttribute.Real("beta", beta),
        new OnnxAttribute.Real("bias", k));
  }

  /**
   * With {@code y = x b^-beta} and {@code b = k + alpha mean(x^2)}, the mean over the neighbours:
   * {@code dx = dy b^-beta - 2 alpha beta x mean(dy y / b)}.
   */
  @Override
  public Gradient train(Site site) {
    String x = site.x();
    String mean = neighbours(site, site.op("Mul", x, x));
    long[] dims = site.input().batched(site.batch());
    String base = site.kept(site.op("Add", site.times(mean, alpha), site.real(k)), dims);
    String factor = site.kept(site.op("Pow", base, site.real(-beta)), dims);
    String y = site.result("Mul", x, factor);
    return dy -> {
      String through = neighbours(site, site.op("Div", site.op("Mul", dy, y), base));
      String others = site.op("Mul", x, site.times(through, 2 * alpha * beta));
      return List.of(site.op("Sub", site.op("Mul", dy, factor), others));
    };
  }

  /**
   * The sum over neighbouring channels by the size, as a convolution of points whose weight is a
   * band: runtimes pool along rows and columns, and channels as rows only slowly.
   */
  private String neighbours(Site site, String x) {
    int channels = site.input().channels();
    List<Float> band = new ArrayList<>();
    for (int i = 0; i < channels * channels; i++) {
      int distance = Math.abs(i / channels - i % channels);
      band.add(distance <= size / 2 ? 1f / size : 0);
    }
    List<Integer> dims = List.of(channels, channels, 1, 1);
    return site.op("Conv", x, site.constant(new OnnxConstant.Array(dims, band)));
  }
}
