package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of a convolution. That of the weight is, for each tap of the kernel, the product of
 * the pixels that the tap saw with the gradient of what it made. That of the input is a convolution
 * with the reversed kernel, transposed where the stride leaves gaps.
 */
final class ConvGradient implements Gradient {

  /** Below, one product of all taps beats one product for each. */
  private static final int FEW_CHANNELS = 16;

  private static final long BEYOND_THE_START = Integer.MIN_VALUE;

  private final Site site;
  private final Window window;
  private final Padding padding;
  private final int groups;
  private final int depth;
  private final int filters;

  ConvGradient(Conv conv, Site site) {
    this.site = site;
    window = conv.window();
    padding = window.padding();
    groups = conv.groups();
    depth = site.input().channels() / groups;
    filters = conv.filters() / groups;
  }

  @Override
  public List<String> of(String result) {
    if (site.has(Role.BIAS)) {
      site.learn(Role.BIAS, site.sum(result, 0, 2, 3));
    }
    site.learn(Role.WEIGHT, weight(result));
    return List.of(input(result));
  }

  private String weight(String result) {
    long pixels = (long) site.output().height() * site.output().width();
    String made =
        site.transpose(site.reshape(result, site.batch(), groups, filters, pixels), 0, 1, 3, 2);
    List<String> seen = new ArrayList<>();
    String padded = padded();
    for (int tap = 0; tap < window.area(); tap++) {
      seen.add(site.reshape(seen(padded, tap), site.batch(), groups, depth, pixels));
    }
    String taps = depth <= FEW_CHANNELS ? atOnce(seen, made) : oneByOne(seen, made);
    return site.reshape(
        site.transpose(taps, 0, 3, 2, 1),
        (long) groups * filters,
        depth,
        window.kernelHeight(),
        window.kernelWidth());
  }

  private String padded() {
    return padding.isNone()
        ? site.x()
        : site.op(
            "Pad",
            site.x(),
            site.integers(
                0, 0, padding.top(), padding.left(), 0, 0, padding.bottom(), padding.right()));
  }

  /** What a tap of the kernel saw: as many pixels as the result has. */
  private String seen(String padded, int tap) {
    if (window.area() == 1 && window.strideHeight() == 1 && window.strideWidth() == 1) {
      return padded;
    }
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

  /** Groups × taps × depth × filters. */
  private String atOnce(List<String> seen, String made) {
    String product = site.sum(site.op("MatMul", site.concat(seen, 2), made), 0);
    return site.reshape(product, groups, window.area(), depth, filters);
  }

  /** Groups × taps × depth × filters. */
  private String oneByOne(List<String> seen, String made) {
    List<String> products =
        seen.stream()
            .map(pixels -> site.sum(site.op("MatMul", pixels, made), 0))
            .map(product -> site.reshape(product, groups, 1, depth, filters))
            .toList();
    return site.concat(products, 1);
  }

  private String input(String result) {
    List<Integer> pads = reversedPads();
    boolean dense = window.strideHeight() == 1 && window.strideWidth() == 1;
    return dense && pads.stream().allMatch(pad -> pad >= 0)
        ? site.op("Conv", List.of(result, reversedWeight()), attributes(pads))
        : site.op(
            "ConvTranspose",
            List.of(result, site.parameter(Role.WEIGHT)),
            window.transposed(site.input(), groups));
  }

  private List<Integer> reversedPads() {
    int height = window.kernelHeight() - 1;
    int width = window.kernelWidth() - 1;
    return List.of(
        height - padding.top(),
        width - padding.left(),
        height - padding.bottom(),
        width - padding.right());
  }

  private OnnxAttribute[] attributes(List<Integer> pads) {
    return new OnnxAttribute[] {
      new OnnxAttribute.Integers("pads", pads), new OnnxAttribute.Whole("group", groups)
    };
  }

  /** The weight with filters and depth of each group exchanged, and rotated by half a turn. */
  private String reversedWeight() {
    long height = window.kernelHeight();
    long width = window.kernelWidth();
    String grouped =
        site.reshape(site.parameter(Role.WEIGHT), groups, filters, depth, height * width);
    String exchanged = site.transpose(grouped, 0, 2, 1, 3);
    String rotated = window.area() == 1 ? exchanged : reversedTaps(exchanged);
    return site.reshape(rotated, (long) groups * depth, filters, height, width);
  }

  private String reversedTaps(String weight) {
    return site.op(
        "Slice",
        weight,
        site.integers(-1),
        site.integers(BEYOND_THE_START),
        site.integers(3),
        site.integers(-1));
  }
}
