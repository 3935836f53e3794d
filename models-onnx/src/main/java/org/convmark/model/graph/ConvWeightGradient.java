package org.convmark.model.graph;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The gradient of a convolution's weight: for each tap of the kernel, the product of the gradient
 * of what it made with the pixels that it saw. There are two choices, and of each the side that
 * copies less is taken, since the arithmetic is the same:
 *
 * <ul>
 *   <li>One product for all taps needs the pixels once for each tap, in the order of the weight. A
 *       product for each tap leaves its results in the wrong order, and they are of the weight's
 *       size.
 *   <li>One product for all images needs each channel's pixels of all images side by side. A
 *       product for each image leaves as many results of the weight's size to be summed.
 * </ul>
 */
final class ConvWeightGradient {

  /** Products that are thinner than that waste most of a matrix multiplication. */
  private static final int FEW_CHANNELS = 16;

  private final Site site;
  private final Window window;
  private final int groups;
  private final int depth;
  private final int filters;

  /** One for each image, or one. */
  private final int products;

  /** The places of the result that one product sums over. */
  private final long places;

  ConvWeightGradient(Conv conv, Site site) {
    this.site = site;
    window = conv.window();
    groups = conv.groups();
    depth = site.input().channels() / groups;
    filters = conv.filters() / groups;
    long pixels = (long) site.output().height() * site.output().width();
    boolean joined = (long) filters * depth * window.area() > (filters + depth) * pixels;
    products = joined ? 1 : site.batch();
    places = pixels * site.batch() / products;
  }

  /** The gradient of the weight, given that of the result. */
  String of(String result) {
    String made = site.reshape(byProduct(result), products, groups, filters, places);
    String padded = byProduct(padded());
    boolean atOnce = window.area() == 1 || depth <= FEW_CHANNELS || filters >= places * products;
    return atOnce ? atOnce(made, padded) : oneByOne(made, padded);
  }

  private String padded() {
    Padding padding = window.padding();
    return padding.isNone()
        ? site.x()
        : site.op(
            "Pad",
            site.x(),
            site.integers(
                0, 0, padding.top(), padding.left(), 0, 0, padding.bottom(), padding.right()));
  }

  /** N×C×H×W, or C×N×H×W where one product sums over all images. */
  private String byProduct(String images) {
    return products == site.batch() ? images : site.transpose(images, 1, 0, 2, 3);
  }

  private String atOnce(String made, String padded) {
    List<String> seen = taps().mapToObj(tap -> seen(padded, tap)).toList();
    return product(made, site.concat(seen, 3), weight());
  }

  private String oneByOne(String made, String padded) {
    List<String> taps =
        taps()
            .mapToObj(tap -> product(made, seen(padded, tap), groups * (long) filters, 1, depth))
            .toList();
    return site.reshape(site.transpose(site.concat(taps, 1), 0, 2, 1), weight());
  }

  private IntStream taps() {
    return IntStream.range(0, window.area());
  }

  private long[] weight() {
    return new long[] {(long) groups * filters, depth, window.kernelHeight(), window.kernelWidth()};
  }

  /** Products × groups × depth × 1 × places: what a tap of the kernel saw. */
  private String seen(String padded, int tap) {
    String pixels = window.isPoint() ? padded : sliced(padded, tap);
    return site.reshape(pixels, products, groups, depth, 1, places);
  }

  private String sliced(String padded, int tap) {
    int row = tap / window.kernelWidth();
    int column = tap % window.kernelWidth();
    return site.op(
        "Slice",
        padded,
        site.integers(row, column),
        site.integers(
            row + (site.output().height() - 1L) * window.strideHeight() + 1,
            column + (site.output().width() - 1L) * window.strideWidth() + 1),
        site.integers(2, 3),
        site.integers(window.strideHeight(), window.strideWidth()));
  }

  /** Gradients by pixels, summed over the images, in the form of {@code dims}. */
  private String product(String made, String seen, long... dims) {
    String rows = site.reshape(seen, products, groups, -1, places);
    String product = site.op("MatMul", made, site.transpose(rows, 0, 1, 3, 2));
    if (products == 1) {
      return site.reshape(product, dims);
    }
    // before the sum, where it costs nothing
    long[] each = LongStream.concat(LongStream.of(products), Arrays.stream(dims)).toArray();
    return site.sum(site.reshape(product, each), 0);
  }
}
