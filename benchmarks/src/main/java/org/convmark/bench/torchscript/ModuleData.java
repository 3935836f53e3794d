package org.convmark.bench.torchscript;

import java.util.List;
import java.util.Map;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.engine.Precision;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Parameter;
import org.convmark.model.graph.Shape;

/** The pickled module: its attributes, with each tensor's shape and the number of its data file. */
final class ModuleData {

  private final Pickle pickle = new Pickle();
  private final Precision precision;

  private ModuleData(Precision precision) {
    this.precision = precision;
  }

  static byte[] of(Graph graph, Names names, Precision precision, Layout layout) {
    return new ModuleData(precision).module(graph, names, layout);
  }

  private byte[] module(Graph graph, Names names, Layout layout) {
    pickle.global("__torch__", "Network").emptyTuple().newObject();
    pickle.beginState();
    List<Parameter> parameters = graph.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      long[] strides = strides(layout, parameter.shape());
      pickle.string(names.attribute(parameter));
      tensor(i, parameter.dims(), strides, parameter.role().isTrainable());
    }
    int file = parameters.size();
    for (Map.Entry<Node, String> shares : names.shares().entrySet()) {
      Shape output = shares.getKey().output();
      List<Integer> dims = List.of(1, 1, output.height(), output.width());
      pickle.string(shares.getValue());
      tensor(file++, dims, rows(1, 1, output.height(), output.width()), false);
    }
    return pickle.string("training").no().endState().end();
  }

  private void tensor(int file, List<Integer> dims, long[] strides, boolean trainable) {
    pickle.global("torch._utils", "_rebuild_tensor_v2").beginTuple();
    storage(file, dims.stream().reduce(1, Math::multiplyExact));
    pickle.integer(0);
    pickle.beginTuple();
    dims.forEach(pickle::integer);
    pickle.endTuple().beginTuple();
    for (long stride : strides) {
      pickle.integer(Math.toIntExact(stride));
    }
    pickle.endTuple();
    if (trainable) {
      pickle.yes();
    } else {
      pickle.no();
    }
    pickle.global("collections", "OrderedDict").emptyTuple().call();
    pickle.endTuple().call();
  }

  private static long[] strides(Layout layout, long... shape) {
    return Layout.concerns(shape) ? layout.strides(shape) : rows(shape);
  }

  private static long[] rows(long... shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return strides;
  }

  private void storage(int file, int elements) {
    pickle.beginTuple().string("storage").global("torch", storageClass(precision));
    pickle.string(String.valueOf(file)).string("cpu").integer(elements);
    pickle.endTuple().reference();
  }

  private static String storageClass(Precision precision) {
    return switch (precision) {
      case FP32 -> "FloatStorage";
      case FP16 -> "HalfStorage";
      case BF16 -> "BFloat16Storage";
    };
  }
}
