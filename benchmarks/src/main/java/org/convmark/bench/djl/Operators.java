package org.convmark.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.convmark.bench.djl.GraphBlock.Mode;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.Training;
import org.convmark.model.graph.Add;
import org.convmark.model.graph.AvgPool;
import org.convmark.model.graph.BatchNorm;
import org.convmark.model.graph.Concat;
import org.convmark.model.graph.Conv;
import org.convmark.model.graph.Dropout;
import org.convmark.model.graph.Flatten;
import org.convmark.model.graph.GlobalAvgPool;
import org.convmark.model.graph.Linear;
import org.convmark.model.graph.Lrn;
import org.convmark.model.graph.MaxPool;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Op;
import org.convmark.model.graph.PadChannels;
import org.convmark.model.graph.Padding;
import org.convmark.model.graph.Parameter;
import org.convmark.model.graph.Relu;
import org.convmark.model.graph.Role;
import org.convmark.model.graph.Rounding;
import org.convmark.model.graph.Scale;
import org.convmark.model.graph.Softmax;
import org.convmark.model.graph.Window;

/** The translation of every operator of a graph into DJL's. */
final class Operators {

  private static final Shape NO_DILATION = new Shape(1, 1);
  private static final Shape NO_PADDING = new Shape(0, 0);

  private final Dialect dialect;
  private final Map<Parameter, NDArray> arrays;
  private final Constants constants;
  private final Precision precision;
  private final Training training;
  private final Mode mode;

  /** A translation that reads {@code arrays} at every call. */
  Operators(
      Dialect dialect,
      Map<Parameter, NDArray> arrays,
      Constants constants,
      LoadRequest request,
      Mode mode) {
    this.dialect = dialect;
    this.arrays = arrays;
    this.constants = constants;
    precision = request.precision();
    training = request.training();
    this.mode = mode;
  }

  /** The result of a node; the input itself where the operator is the identity. */
  NDArray apply(Node node, Map<String, NDArray> values) {
    NDArray x = values.get(node.inputs().get(0));
    Op op = node.op();
    if (op instanceof Conv conv) {
      return conv(node, conv, x);
    } else if (op instanceof BatchNorm batchNorm) {
      return batchNorm(node, batchNorm, x);
    } else if (op instanceof Relu) {
      return x.getNDArrayInternal().relu();
    } else if (op instanceof MaxPool pool) {
      return maxPool(pool, x);
    } else if (op instanceof AvgPool pool) {
      return avgPool(node, pool, x);
    } else if (op instanceof GlobalAvgPool) {
      return globalAvgPool(x);
    } else if (op instanceof Linear) {
      return linear(node, x);
    } else if (op instanceof PadChannels pad) {
      return padChannels(pad, x);
    } else if (op instanceof Concat) {
      return concat(node, values);
    } else if (op instanceof Add) {
      return x.add(values.get(node.inputs().get(1)));
    } else if (op instanceof Scale scale) {
      return x.mul(scale.factor());
    } else if (op instanceof Lrn lrn) {
      return dialect.lrn(x, lrn, mode);
    } else if (op instanceof Dropout drop) {
      return dropout(drop, x);
    } else if (op instanceof Flatten) {
      return x.reshape(x.getShape().get(0), -1);
    } else if (op instanceof Softmax) {
      return x.softmax(1);
    }
    throw new IllegalStateException(node.name() + ": " + op.label() + " has no translation");
  }

  private Temporaries temporaries() {
    return new Temporaries(dialect, mode);
  }

  private NDArray array(Node node, Role role) {
    return arrays.get(node.parameter(role));
  }

  private NDArray conv(Node node, Conv op, NDArray x) {
    NDArray bias = node.has(Role.BIAS) ? array(node, Role.BIAS) : null;
    return padded(
        x,
        op.window(),
        0f,
        (source, padding) ->
            source
                .getNDArrayInternal()
                .convolution(
                    source,
                    array(node, Role.WEIGHT),
                    bias,
                    stride(op.window()),
                    padding,
                    NO_DILATION,
                    op.groups())
                .head());
  }

  private NDArray maxPool(MaxPool op, NDArray x) {
    Window window = op.window();
    return padded(
        x,
        window,
        precision.lowest(),
        (source, padding) ->
            source
                .getNDArrayInternal()
                .maxPool(
                    kernel(window), stride(window), padding, window.rounding() == Rounding.CEIL));
  }

  private interface Windowed {
    NDArray apply(NDArray source, Shape padding);
  }

  /** DJL pads opposite sides alike; other paddings are laid around a copy. */
  private NDArray padded(NDArray x, Window window, float value, Windowed op) {
    Padding padding = window.padding();
    if (padding.isSymmetric()) {
      return op.apply(x, new Shape(padding.top(), padding.left()));
    }
    try (Temporaries made = temporaries()) {
      return op.apply(made.add(dialect.pad(x, padding, value)), NO_PADDING);
    }
  }

  private NDArray batchNorm(Node node, BatchNorm op, NDArray x) {
    return x.getNDArrayInternal()
        .batchNorm(
            x,
            array(node, Role.RUNNING_MEAN),
            array(node, Role.RUNNING_VARIANCE),
            node.has(Role.GAMMA) ? array(node, Role.GAMMA) : constants.ones(node),
            array(node, Role.BETA),
            dialect.batchNormAxis(),
            BatchNorm.MOMENTUM,
            op.epsilon(),
            mode == Mode.TRAINING)
        .head();
  }

  private NDArray avgPool(Node node, AvgPool op, NDArray x) {
    try (Temporaries made = temporaries()) {
      NDArray mean = Composed.avgPool(dialect, x, op, made);
      return constants.shares(node).map(shares -> made.add(mean).mul(shares)).orElse(mean);
    }
  }

  /** DJL's own global pool drops the two spatial dimensions, which later operators may want. */
  private static NDArray globalAvgPool(NDArray x) {
    Shape whole = new Shape(x.getShape().get(2), x.getShape().get(3));
    return x.getNDArrayInternal().avgPool(whole, whole, NO_PADDING, false, true);
  }

  private NDArray linear(Node node, NDArray x) {
    NDArray bias = node.has(Role.BIAS) ? array(node, Role.BIAS) : null;
    return x.getNDArrayInternal().linear(x, array(node, Role.WEIGHT), bias).head();
  }

  private NDArray padChannels(PadChannels op, NDArray x) {
    Shape shape = x.getShape();
    Shape extra = new Shape(shape.get(0), op.extra(), shape.get(2), shape.get(3));
    try (Temporaries made = temporaries()) {
      return x.concat(made.add(x.getManager().zeros(extra, x.getDataType())), 1);
    }
  }

  private static NDArray concat(Node node, Map<String, NDArray> values) {
    NDList inputs = new NDList(node.inputs().size());
    node.inputs().forEach(input -> inputs.add(values.get(input)));
    return NDArrays.concat(inputs, 1);
  }

  private NDArray dropout(Dropout op, NDArray x) {
    if (mode == Mode.INFERENCE || !training.drops()) {
      return x;
    }
    return x.getNDArrayInternal().dropout(x, op.rate(), true).head();
  }

  /** Height and width of a window. */
  static Shape kernel(Window window) {
    return new Shape(window.kernelHeight(), window.kernelWidth());
  }

  /** Vertical and horizontal step of a window. */
  static Shape stride(Window window) {
    return new Shape(window.strideHeight(), window.strideWidth());
  }
}
