package org.convmark.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.Precision;
import org.convmark.model.graph.Parameter;

/** A network in the form in which a DJL engine runs it; it ends with the manager of its arrays. */
public interface LoadedNetwork {

  /**
   * Passes a batch through the network, for the workload that it was loaded for.
   *
   * @param input N×C×H×W; stays open
   * @return the network's logits, then those of its auxiliary classifiers, each N×classes and
   *     attached to the input's manager
   */
  NDList forward(NDArray input);

  /** All parameters with their arrays, in the graph's order. */
  Map<Parameter, NDArray> arrays();

  /** The trainable parameters with their arrays, in the graph's order. */
  default Map<Parameter, NDArray> trainable() {
    return trainable(arrays());
  }

  /** The running statistics of batch norms with their arrays, in the graph's order. */
  default Map<Parameter, NDArray> statistics() {
    Map<Parameter, NDArray> statistics = new LinkedHashMap<>(arrays());
    statistics.keySet().removeIf(parameter -> parameter.role().isTrainable());
    return statistics;
  }

  /**
   * The trainable parameters in the form in which the passes from now on use them: without a
   * gradient from the call before, to which an engine would add.
   *
   * @param call the manager of the call, which frees what is made here
   */
  Map<Parameter, NDArray> leaves(NDManager call);

  /**
   * Hands all weights to {@code manager}, which frees them when it is closed. MXNet copies them;
   * PyTorch's arrays are the buffers themselves, and a training call writes there.
   */
  static Map<Parameter, NDArray> weights(LoadRequest request, Layout layout, NDManager manager) {
    Map<Parameter, NDArray> arrays = new LinkedHashMap<>();
    for (Parameter parameter : request.network().graph().parameters()) {
      ByteBuffer values = request.network().direct(parameter);
      arrays.put(
          parameter,
          array(values, new Form(layout, request.precision()), manager, parameter.shape()));
    }
    return arrays;
  }

  /** How values lie in memory, which leaves an array's shape as it is, and what they are. */
  record Form(Layout layout, Precision precision) {}

  /**
   * An array with the values of a direct buffer, channels first and 32 bits each.
   *
   * @param form that they are brought into
   */
  static NDArray array(Buffer values, Form form, NDManager manager, long... shape) {
    if (form.layout() == Layout.CHANNELS_FIRST || !Layout.concerns(shape)) {
      return rounded(manager.create(values, new Shape(shape), DataType.FLOAT32), form.precision());
    }
    ByteBuffer arranged = Layout.channelsLast(floats(values), shape);
    Shape lying = new Shape(shape[0], shape[2], shape[3], shape[1]);
    NDArray array = manager.create(arranged, lying, DataType.FLOAT32);
    // engines compute on the buffer, which this array keeps alive, so that it stays open
    return rounded(array, form.precision()).transpose(0, 3, 1, 2);
  }

  private static FloatBuffer floats(Buffer values) {
    return values instanceof ByteBuffer bytes ? bytes.asFloatBuffer() : (FloatBuffer) values;
  }

  /** Numbers of 32 bits in a precision; they are closed if that is another one. */
  static NDArray rounded(NDArray values, Precision precision) {
    if (precision == Precision.FP32) {
      return values;
    }
    try (values) {
      return values.toType(type(precision), true);
    }
  }

  /** DJL's name of a precision. */
  static DataType type(Precision precision) {
    return switch (precision) {
      case FP32 -> DataType.FLOAT32;
      case FP16 -> DataType.FLOAT16;
      case BF16 -> DataType.BFLOAT16;
    };
  }

  /** Those of the arrays that are trainable, in their order. */
  static Map<Parameter, NDArray> trainable(Map<Parameter, NDArray> arrays) {
    Map<Parameter, NDArray> trainable = new LinkedHashMap<>(arrays);
    trainable.keySet().removeIf(parameter -> !parameter.role().isTrainable());
    return trainable;
  }
}
