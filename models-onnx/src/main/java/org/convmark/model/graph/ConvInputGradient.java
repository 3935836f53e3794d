package org.convmark.model.graph;

import java.util.List;

/**
 * The gradient of a convolution's input: a convolution with the reversed kernel where the stride
 * leaves no gaps, or a transposed convolution. The arithmetic is the same, but the first copies the
 * weight to reverse it, and the second the pixels, once for each tap, to add them up where windows
 * overlap. So the first is taken where there are fewer filters than pixels.
 */
final class ConvInputGradient {

  private static final long BEYOND_THE_START = Integer.MIN_VALUE;

  private final Site site;
  private final Window window;
  private final int groups;
  private final int depth;
  private final int filters;

  ConvInputGradient(Conv conv, Site site) {
    this.site = site;
    window = conv.window();
    groups = conv.groups();
    depth = site.input().channels() / groups;
    filters = conv.filters() / groups;
  }

  /** The gradient of the input, given that of the result. */
  String of(String result) {
    long places = (long) site.batch() * site.output().height() * site.output().width();
    return isReversible() && filters < places
        ? site.op(
            "Conv",
            List.of(result, reversedWeight()),
            new OnnxAttribute.Integers("pads", window.reversed().padding().sides()),
            new OnnxAttribute.Whole("group", groups))
        : site.op(
            "ConvTranspose",
            List.of(result, site.parameter(Role.WEIGHT)),
            window.transposed(site.input(), groups));
  }

  /** Padding by more than the kernel reaches would make that of the reversed one negative. */
  private boolean isReversible() {
    Padding padding = window.padding();
    return window.isDense()
        && Math.max(padding.top(), padding.bottom()) < window.kernelHeight()
        && Math.max(padding.left(), padding.right()) < window.kernelWidth();
  }

  /** The weight with filters and depth of each group exchanged, and rotated by half a turn. */
  private String reversedWeight() {
    long height = window.kernelHeight();
    long width = window.kernelWidth();
    String taps = site.reshape(site.parameter(Role.WEIGHT), groups, filters, depth, height * width);
    String rotated = window.area() == 1 ? taps : rotated(taps);
    return site.reshape(
        site.transpose(rotated, 0, 2, 1, 3), (long) groups * depth, filters, height, width);
  }

  private String rotated(String taps) {
    return site.op(
        "Slice",
        taps,
        site.integers(-1),
        site.integers(BEYOND_THE_START),
        site.integers(3),
        site.integers(-1));
  }
}
