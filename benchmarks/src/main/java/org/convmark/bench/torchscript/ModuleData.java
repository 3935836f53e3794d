package org.convmark.bench.torchscript;

import java.util.List;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.engine.Precision;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;

/** The pickled module: its attributes, with each tensor's shape and the number of its data file. */
final class ModuleData {

  private ModuleData() {}

  static byte[] of(Graph graph, Names names, Precision precision, Layout layout) {
    Pickle pickle = new Pickle().global("__torch__", "Network").emptyTuple().newObject();
    pickle.beginState();
    List<Parameter> parameters = graph.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      pickle.string(names.attribute(parameters.get(i)));
      tensor(pickle, i, parameters.get(i), precision, layout);
    }
    return pickle.string("training").no().endState().end();
  }

  private static void tensor(
      Pickle pickle, int file, Parameter parameter, Precision precision, Layout layout) {
    int elements = Math.toIntExact(parameter.elements());
    pickle.global("torch._utils", "_rebuild_tensor_v2").beginTuple();
    storage(pickle, file, elements, precision);
    pickle.integer(0);
    pickle.beginTuple();
    parameter.dims().forEach(pickle::integer);
    pickle.endTuple().beginTuple();
    for (long stride : strides(layout, parameter.shape())) {
      pickle.integer(Math.toIntExact(stride));
    }
    pickle.endTuple();
    if (parameter.role().isTrainable()) {
      pickle.yes();
    } else {
      pickle.no();
    }
    pickle.global("collections", "OrderedDict").emptyTuple().call();
    pickle.endTuple().call();
  }

  private static long[] strides(Layout layout, long... shape) {
    if (Layout.concerns(shape)) {
      return layout.strides(shape);
    }
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return strides;
  }

  private static void storage(Pickle pickle, int file, int elements, Precision precision) {
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
