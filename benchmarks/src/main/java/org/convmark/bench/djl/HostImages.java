package org.convmark.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.Precision;
import org.convmark.model.weights.Half;

/**
 * Images in the host's memory, in the layout and precision in which every call copies them to a
 * GPU.
 */
final class HostImages {

  private final ByteBuffer bytes;
  private final Shape shape;
  private final Layout layout;
  private final Precision precision;

  HostImages(LoadRequest request, Layout layout) {
    this.layout = layout;
    this.precision = request.precision();
    long[] dims = request.network().graph().input().batched(request.batch());
    FloatBuffer images = request.network().images(request.batch());
    FloatBuffer values =
        layout == Layout.CHANNELS_LAST ? Layout.channelsLast(images, dims).asFloatBuffer() : images;
    shape =
        layout == Layout.CHANNELS_LAST
            ? new Shape(dims[0], dims[2], dims[3], dims[1])
            : new Shape(dims);
    bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(values.remaining(), precision.bytes()))
            .order(ByteOrder.nativeOrder());
    if (precision == Precision.FP16) {
      Half.encode(values, bytes);
      bytes.rewind();
    } else {
      bytes.asFloatBuffer().put(values);
    }
  }

  /** A copy on the manager's device, N×C×H×W. */
  NDArray to(NDManager manager) {
    NDArray copy =
        manager.create(
            bytes.duplicate().order(bytes.order()), shape, LoadedNetwork.type(precision));
    return layout == Layout.CHANNELS_LAST ? copy.transpose(0, 3, 1, 2) : copy;
  }
}
