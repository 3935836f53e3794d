package org.convmark.bench.torchscript;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
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
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Linear;
import org.convmark.model.graph.Lrn;
import org.convmark.model.graph.MaxPool;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Op;
import org.convmark.model.graph.PadChannels;
import org.convmark.model.graph.Padding;
import org.convmark.model.graph.Relu;
import org.convmark.model.graph.Role;
import org.convmark.model.graph.Rounding;
import org.convmark.model.graph.Scale;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Softmax;
import org.convmark.model.graph.Window;

/** The translation of every operator of a graph into an expression of TorchScript. */
final class Operators {

  /** The weight of the batch in PyTorch's running statistics. */
  private static final String MOMENTUM =
      BigDecimal.ONE.subtract(new BigDecimal(Float.toString(BatchNorm.MOMENTUM))).toString();

  private static final String NO_PADDING = "[0, 0]";
  private static final String NO_DILATION = "[1, 1]";

  private final Graph graph;
  private final Names names;
  private final Training training;
  private final Precision precision;

  Operators(Graph graph, Names names, Training training, Precision precision) {
    this.graph = graph;
    this.names = names;
    this.training = training;
    this.precision = precision;
  }

  /** What computes the result of a node. */
  String expression(Node node) {
    String x = names.value(node.inputs().get(0));
    Op op = node.op();
    if (op instanceof Conv conv) {
      return conv(node, conv, x);
    } else if (op instanceof BatchNorm batchNorm) {
      return batchNorm(node, batchNorm, x);
    } else if (op instanceof Relu) {
      return call("relu", x);
    } else if (op instanceof MaxPool pool) {
      return maxPool(pool.window(), x);
    } else if (op instanceof AvgPool pool) {
      return avgPool(node, pool, x);
    } else if (op instanceof GlobalAvgPool) {
      return call("adaptive_avg_pool2d", x, "[1, 1]");
    } else if (op instanceof Linear) {
      return call("linear", x, attribute(node, Role.WEIGHT), attribute(node, Role.BIAS));
    } else if (op instanceof PadChannels pad) {
      return call("constant_pad_nd", x, list(0, 0, 0, 0, 0, pad.extra()), "0.");
    } else if (op instanceof Concat) {
      return call("cat", "[" + String.join(", ", names.values(node.inputs())) + "]", "1");
    } else if (op instanceof Add) {
      return call("add", x, names.value(node.inputs().get(1)));
    } else if (op instanceof Scale scale) {
      return call("mul", x, number(scale.factor()));
    } else if (op instanceof Lrn lrn) {
      return lrn(lrn, x, graph.shape(node.inputs().get(0)));
    } else if (op instanceof Dropout drop) {
      return training.drops() ? call("dropout", x, number(drop.rate()), "self.training") : x;
    } else if (op instanceof Flatten) {
      return call("flatten", x, "1");
    } else if (op instanceof Softmax) {
      return call("softmax", x, "1");
    }
    throw new IllegalStateException(node.name() + ": " + op.label() + " has no translation");
  }

  private String conv(Node node, Conv op, String x) {
    Window window = op.window();
    return call(
        "conv2d",
        padded(x, window, "0."),
        attribute(node, Role.WEIGHT),
        attribute(node, Role.BIAS),
        stride(window),
        padding(window),
        NO_DILATION,
        String.valueOf(op.groups()));
  }

  private String batchNorm(Node node, BatchNorm op, String x) {
    return call(
        "batch_norm",
        x,
        attribute(node, Role.GAMMA),
        attribute(node, Role.BETA),
        attribute(node, Role.RUNNING_MEAN),
        attribute(node, Role.RUNNING_VARIANCE),
        "self.training",
        MOMENTUM,
        number(op.epsilon()),
        "True");
  }

  private String maxPool(Window window, String x) {
    return call(
        "max_pool2d",
        padded(x, window, number(precision.lowest())),
        kernel(window),
        stride(window),
        padding(window),
        NO_DILATION,
        window.rounding() == Rounding.CEIL ? "True" : "False");
  }

  private String avgPool(Node node, AvgPool op, String x) {
    String mean = avgPool(op, x);
    String shares = names.shares().get(node);
    return shares == null ? mean : call("mul", mean, "self." + shares);
  }

  private static String avgPool(AvgPool op, String x) {
    return call(
        "avg_pool2d",
        padded(x, op.window(), "0."),
        kernel(op.window()),
        stride(op.window()),
        padding(op.window()),
        "False",
        op.divisor() == AvgPool.Divisor.WINDOW ? "True" : "False");
  }

  private String lrn(Lrn op, String x, Shape input) {
    String squares = call("mul", x, x);
    String mean =
        precision == Precision.FP16
            ? meanOfRows(squares, op.size(), input)
            : meanOfDepth(squares, op.size());
    String scaled = call("mul", mean, number(op.alpha()));
    return call("div", x, call("pow", call("add", scaled, number(op.k())), number(op.beta())));
  }

  /** The mean over neighbouring channels, taken as the depth of a volume. */
  private static String meanOfDepth(String x, int channels) {
    String volume = call("unsqueeze", x, "1");
    String window = list(channels, 1, 1);
    String padding = list(channels / 2, 0, 0);
    return call(
        "squeeze",
        call("avg_pool3d", volume, window, list(1, 1, 1), padding, "False", "True"),
        "1");
  }

  /** The same with channels as the rows of an image: PyTorch's CPU pools no halves in volumes. */
  private static String meanOfRows(String x, int channels, Shape input) {
    String image =
        call("reshape", x, list(-1, 1, input.channels(), input.height() * input.width()));
    String window = list(channels, 1);
    String padding = list(channels / 2, 0);
    String mean = call("avg_pool2d", image, window, list(1, 1), padding, "False", "True");
    return call("reshape", mean, list(-1, input.channels(), input.height(), input.width()));
  }

  /** PyTorch pads opposite sides alike; other paddings are laid around a copy. */
  private static String padded(String x, Window window, String value) {
    Padding padding = window.padding();
    return padding.isSymmetric()
        ? x
        : call(
            "constant_pad_nd",
            x,
            list(padding.left(), padding.right(), padding.top(), padding.bottom()),
            value);
  }

  private static String padding(Window window) {
    Padding padding = window.padding();
    return padding.isSymmetric() ? list(padding.top(), padding.left()) : NO_PADDING;
  }

  private static String kernel(Window window) {
    return list(window.kernelHeight(), window.kernelWidth());
  }

  private static String stride(Window window) {
    return list(window.strideHeight(), window.strideWidth());
  }

  private String attribute(Node node, Role role) {
    return node.has(role) ? "self." + names.attribute(node.parameter(role)) : "None";
  }

  private static String call(String function, String... arguments) {
    return String.format(Locale.ROOT, "torch.%s(%s)", function, String.join(", ", arguments));
  }

  private static String list(Integer... values) {
    return List.of(values).toString();
  }

  /** All digits of a float; PyTorch reads them as a double, as it reads one that Java passes. */
  static String number(float value) {
    return Double.toString(value);
  }
}
