package org.convmark.bench.mxnet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convmark.bench.engine.LoadRequest;
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
import org.convmark.model.graph.Relu;
import org.convmark.model.graph.Role;
import org.convmark.model.graph.Scale;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Softmax;
import org.convmark.result.Workload;

/**
 * Writes a graph as a symbol: the form for inference if the workload is FORWARD, else that for
 * training. Its variables are {@link Graph#INPUT}, the parameters by their names, and constants.
 */
final class SymbolWriter {

  private final LoadRequest request;
  private final Graph graph;
  private final SymbolNodes nodes = new SymbolNodes();
  private final SymbolWindows windows = new SymbolWindows(nodes);
  private final Map<String, Integer> results = new HashMap<>();
  private final Map<String, Integer> uses;

  private SymbolWriter(LoadRequest request) {
    this.request = request;
    this.graph = request.network().graph();
    this.uses = uses(graph);
  }

  /**
   * A symbol.
   *
   * @param json as MXNet reads it
   * @param constants what is to be given beside the input and the parameters
   */
  record Written(String json, List<SymbolConstant> constants) {}

  static Written write(LoadRequest request) {
    return new SymbolWriter(request).write();
  }

  private Written write() {
    results.put(Graph.INPUT, nodes.variable(Graph.INPUT));
    graph.nodes().forEach(node -> results.put(node.name(), shielded(node, translate(node))));
    String json = nodes.json(graph.outputs().stream().map(results::get).toList());
    return new Written(json, nodes.constants());
  }

  /**
   * oneDNN's pass fuses a convolution with the batch norm, sum or ReLU that reads it even if others
   * read it too, and gives them the fused result. It fuses none that only an identity reads, for
   * which the one without a gradient stands here, since MXNet takes plain ones out.
   */
  private int shielded(Node node, int result) {
    boolean fuses = node.op() instanceof Conv || node.op() instanceof BatchNorm;
    return fuses && !isTraining() && uses.get(node.name()) > 1
        ? nodes.operator(node.name() + ":shared", SymbolOp.of("BlockGrad"), result)
        : result;
  }

  /** How often each result is read; a dropout's readers read what it would drop from. */
  private static Map<String, Integer> uses(Graph graph) {
    Map<String, Integer> uses = new HashMap<>();
    graph.outputs().forEach(output -> uses.merge(output, 1, Integer::sum));
    List<Node> nodes = graph.nodes();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      int each = node.op() instanceof Dropout ? uses.get(node.name()) : 1;
      node.inputs().forEach(input -> uses.merge(input, each, Integer::sum));
    }
    return uses;
  }

  /** The result of a node; its input where the operator is the identity. */
  private int translate(Node node) {
    int x = results.get(node.inputs().get(0));
    Op op = node.op();
    if (op instanceof Conv conv) {
      return windows.conv(node, conv, withParameters(x, node, Role.WEIGHT, Role.BIAS));
    } else if (op instanceof BatchNorm norm) {
      return batchNorm(node, norm, x);
    } else if (op instanceof Relu) {
      return apply(node, SymbolOp.of("Activation").with("act_type", "relu"), x);
    } else if (op instanceof MaxPool pool) {
      return windows.maxPool(node, pool, x);
    } else if (op instanceof AvgPool pool) {
      return windows.avgPool(node, pool, x, graph.shape(node.inputs().get(0)));
    } else if (op instanceof GlobalAvgPool) {
      return windows.globalAvgPool(node, x);
    } else if (op instanceof Linear linear) {
      return linear(node, linear, x);
    } else if (op instanceof PadChannels pad) {
      return padChannels(node, pad, x);
    } else if (op instanceof Lrn lrn) {
      return isTraining() ? composedLrn(node, lrn, x) : lrn(node, lrn, x);
    } else if (op instanceof Dropout drop) {
      return dropout(node, drop, x);
    }
    return nodes.operator(node.name(), withoutParameters(node), inputs(node));
  }

  /** The operators that are one of MXNet's on the same inputs. */
  private SymbolOp withoutParameters(Node node) {
    Op op = node.op();
    if (op instanceof Concat) {
      return concat(node.inputs().size());
    } else if (op instanceof Add) {
      return SymbolOp.of("elemwise_add");
    } else if (op instanceof Scale scale) {
      return scalar("_mul_scalar", scale.factor());
    } else if (op instanceof Flatten) {
      return SymbolOp.of("Flatten");
    } else if (op instanceof Softmax) {
      return SymbolOp.of("softmax").with("axis", 1);
    }
    throw new IllegalStateException(node.name() + ": " + op.label() + " has no translation");
  }

  private boolean isTraining() {
    return request.workload() != Workload.FORWARD;
  }

  private List<Integer> inputs(Node node) {
    return node.inputs().stream().map(results::get).toList();
  }

  private int apply(Node node, SymbolOp op, int x) {
    return nodes.operator(node.name(), op, x);
  }

  /** The input and those parameters of the roles that the node has. */
  private List<Integer> withParameters(int x, Node node, Role... roles) {
    List<Integer> inputs = new ArrayList<>(List.of(x));
    for (Role role : roles) {
      if (node.has(role)) {
        inputs.add(nodes.variable(node.parameter(role).name()));
      }
    }
    return inputs;
  }

  private int batchNorm(Node node, BatchNorm norm, int x) {
    SymbolOp op =
        SymbolOp.of("BatchNorm")
            .with("axis", 1)
            .with("eps", norm.epsilon())
            .with("momentum", BatchNorm.MOMENTUM)
            .with("fix_gamma", norm.gamma() == BatchNorm.Gamma.ONE ? "True" : "False");
    List<Integer> inputs =
        withParameters(x, node, Role.GAMMA, Role.BETA, Role.RUNNING_MEAN, Role.RUNNING_VARIANCE);
    if (norm.gamma() == BatchNorm.Gamma.ONE) {
      // MXNet wants an array there, even for a gamma that is fixed
      String name = node.name() + ":ones";
      int channels = node.output().channels();
      inputs.add(1, nodes.constant(SymbolConstant.filled(name, 1, channels)));
    }
    return nodes.operator(node.name(), op, inputs);
  }

  private int linear(Node node, Linear linear, int x) {
    SymbolOp op =
        SymbolOp.of("FullyConnected")
            .with("num_hidden", linear.units())
            .with("no_bias", node.has(Role.BIAS) ? "False" : "True")
            .with("flatten", "False");
    return nodes.operator(node.name(), op, withParameters(x, node, Role.WEIGHT, Role.BIAS));
  }

  private int padChannels(Node node, PadChannels pad, int x) {
    Shape extra = Shape.image(pad.extra(), node.output().height(), node.output().width());
    SymbolConstant zeros =
        SymbolConstant.filled(node.name() + ":zeros", 0, extra.batched(request.batch()));
    return nodes.operator(node.name(), concat(2), List.of(x, nodes.constant(zeros)));
  }

  /** In some networks the gradient of Concat divides by zero, which ends the process. */
  private SymbolOp concat(int count) {
    SymbolOp op = isTraining() ? SymbolOp.of("_npi_concatenate") : SymbolOp.of("Concat");
    return op.with("num_args", count).with(isTraining() ? "axis" : "dim", 1);
  }

  private int lrn(Node node, Lrn lrn, int x) {
    return apply(
        node,
        SymbolOp.of("LRN")
            .with("nsize", lrn.size())
            .with("alpha", lrn.alpha())
            .with("beta", lrn.beta())
            .with("knorm", lrn.k()),
        x);
  }

  /**
   * The gradient of MXNet's own operator is wrong, by half its size, in front of a max pool. Here
   * the mean over neighbouring channels is an average pool over channels taken as a depth.
   */
  private int composedLrn(Node node, Lrn lrn, int x) {
    String name = node.name();
    int y = nodes.operator(name + ":square", SymbolOp.of("square"), x);
    y = nodes.operator(name + ":volume", SymbolOp.of("expand_dims").with("axis", 1), y);
    y = nodes.operator(name + ":mean", SymbolWindows.meanOverDepth(lrn.size()), y);
    y = nodes.operator(name + ":image", SymbolOp.of("squeeze").with("axis", 1), y);
    y = nodes.operator(name + ":alpha", scalar("_mul_scalar", lrn.alpha()), y);
    y = nodes.operator(name + ":k", scalar("_plus_scalar", lrn.k()), y);
    y = nodes.operator(name + ":beta", scalar("_power_scalar", lrn.beta()), y);
    return nodes.operator(name, SymbolOp.of("elemwise_div"), List.of(x, y));
  }

  private static SymbolOp scalar(String type, float value) {
    return SymbolOp.of(type).with("scalar", value);
  }

  private int dropout(Node node, Dropout drop, int x) {
    boolean drops = isTraining() && request.training().drops();
    return drops ? apply(node, SymbolOp.of("Dropout").with("p", drop.rate()), x) : x;
  }
}
