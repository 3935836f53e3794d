package org.convmark.bench.ceiling;

import static org.convmark.model.graph.Window.square;

import org.convmark.bench.engine.Device;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;

/**
 * The networks whose calls bound what a device attains. Each makes what it works on from a small
 * image and ends in a mean of each channel, so that next to nothing is copied in and out.
 */
final class CeilingNetworks {

  private static final int PRODUCTS = 8;
  private static final int STREAM_SIDE = 512;
  private static final int STREAM_CHANNELS = 256;

  /** Values of the tensor that a stream passes over: 256 MiB in fp32, beyond usual caches. */
  static final long STREAM_VALUES = (long) STREAM_CHANNELS * STREAM_SIDE * STREAM_SIDE;

  private CeilingNetworks() {}

  /**
   * A chain of convolutions of 1×1, which are matrix products: no algorithm, such as Winograd's,
   * gets by with fewer multiply-accumulates than are counted.
   *
   * @param threads to which the work on a processor is proportional
   */
  static Graph products(Device device, int threads) {
    // 256 channels: each value is used 256 times, and 256 KiB of weights stay in a core's cache;
    // 512 pixels a thread: a call takes some ms however many there are. A GPU needs more to fill it
    return device.kind() == Device.Kind.CUDA
        ? products(2048, 64, 64)
        : products(256, 16 * threads, 32);
  }

  private static Graph products(int channels, int height, int width) {
    return Graph.build(
        "ceiling/compute",
        Shape.image(4, height, width),
        image -> {
          Tensor x = image.in("widen").conv(channels, square(1));
          for (int i = 1; i <= PRODUCTS; i++) {
            x = x.in("product" + i).conv(channels, square(1));
          }
          return x.in("mean").globalAvgPool().flatten();
        });
  }

  /**
   * Sums of a large tensor with itself, each of which reads and writes the whole of it. Engines
   * that the suite prefers for this keep them apart; what else the network does is the same for
   * every length.
   *
   * @param length how many sums
   */
  static Graph stream(int length) {
    return Graph.build(
        "ceiling/bandwidth",
        Shape.image(4, STREAM_SIDE, STREAM_SIDE),
        image -> {
          Tensor x = image.in("widen").conv(STREAM_CHANNELS, square(1));
          for (int i = 1; i <= length; i++) {
            x = x.in("sum" + i);
            x = x.add(x);
          }
          return x.in("mean").globalAvgPool().flatten();
        });
  }
}
