package org.convmark.model.weights;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.convmark.model.graph.PadChannels;
import org.convmark.model.graph.Relu;
import org.convmark.model.graph.Role;
import org.convmark.model.graph.Scale;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Softmax;
import org.convmark.model.graph.Window;

/** Estimates the size of every result in a graph, and from it the spread of every parameter. */
final class Moments {

  private static final Uniform SHIFT = new Uniform(0, 0.1f);
  private static final double SPREAD = 0.1;
  private static final double GAMMA_SPREAD = 0.2;

  /** Keeps the sum of many residual blocks near unit size. */
  private static final double RESIDUAL_GAMMA = 0.25;

  private final Graph graph;
  private final Map<String, Moment> results = new HashMap<>();
  private final Map<String, Uniform> parameters = new HashMap<>();

  private Moments(Graph graph) {
    this.graph = graph;
    results.put(Graph.INPUT, Moment.INPUT);
  }

  /** The distribution of each parameter, by its name. */
  static Map<String, Uniform> distributions(Graph graph) {
    return Map.copyOf(of(graph).parameters);
  }

  /** The expected size of each node's result, by its name. */
  static Map<String, Moment> results(Graph graph) {
    return Map.copyOf(of(graph).results);
  }

  private static Moments of(Graph graph) {
    Moments moments = new Moments(graph);
    graph.nodes().forEach(node -> moments.results.put(node.name(), moments.after(node)));
    return moments;
  }

  private Moment after(Node node) {
    Moment x = results.get(node.inputs().get(0));
    if (node.op() instanceof Conv conv) {
      return weighted(node, x, coverage(conv.window(), graph.shape(node.inputs().get(0)), node));
    } else if (node.op() instanceof Linear) {
      return weighted(node, new Moment(0, 0, x.meanSquare()), 1);
    } else if (node.op() instanceof BatchNorm) {
      return normalised(node, x);
    } else if (node.op() instanceof Relu) {
      return x.rectified();
    } else if (node.op() instanceof MaxPool pool) {
      return x.largest(pool.window().area());
    } else if (node.op() instanceof AvgPool pool) {
      return x.averaged(pool.window().area());
    } else if (node.op() instanceof GlobalAvgPool) {
      return x.averaged(area(graph.shape(node.inputs().get(0))));
    } else if (node.op() instanceof Add) {
      return x.plus(results.get(node.inputs().get(1)));
    } else if (node.op() instanceof Scale scale) {
      return x.times(scale.factor());
    } else if (node.op() instanceof Lrn lrn) {
      return x.times(StrictMath.pow(lrn.k() + lrn.alpha() * x.meanSquare(), -lrn.beta()));
    } else if (node.op() instanceof Concat) {
      return joined(node.inputs());
    } else if (node.op() instanceof PadChannels) {
      double channels = graph.shape(node.inputs().get(0)).channels();
      return x.mixed(new Moment(0, 0, 0), channels / node.output().channels());
    } else if (node.op() instanceof Softmax) {
      return new Moment(1.0 / node.output().elements(), 0, 0);
    } else if (node.op() instanceof Dropout || node.op() instanceof Flatten) {
      return x;
    }
    throw new AssertionError(node.op());
  }

  /** He et al. 2015, arXiv:1502.01852, for any input: the result's variance becomes 1. */
  private Moment weighted(Node node, Moment x, double coverage) {
    double terms = node.parameter(Role.WEIGHT).fanIn() * coverage;
    set(node, Role.WEIGHT, Uniform.ofDeviation(1 / StrictMath.sqrt(terms * x.meanSquare())));
    Moment result = x.projected();
    if (node.has(Role.BIAS)) {
      set(node, Role.BIAS, SHIFT);
      result = result.withBias(SHIFT.meanSquare());
    }
    return result;
  }

  private Moment normalised(Node node, Moment x) {
    double gain = 1;
    double deviation = StrictMath.sqrt(x.variance());
    if (node.has(Role.GAMMA)) {
      Uniform gamma = Uniform.around(endsResidual(node) ? RESIDUAL_GAMMA : 1, GAMMA_SPREAD);
      set(node, Role.GAMMA, gamma);
      gain = StrictMath.sqrt(gamma.meanSquare());
    }
    set(node, Role.BETA, SHIFT);
    set(node, Role.RUNNING_MEAN, new Uniform((float) x.mean(), (float) (SPREAD * deviation)));
    set(node, Role.RUNNING_VARIANCE, Uniform.around(x.variance(), SPREAD));
    return new Moment(0, x.common(), x.spatial())
        .times(gain / deviation)
        .withBias(SHIFT.meanSquare());
  }

  /** Whether a sum reads this batch norm's result directly, and it is not the projection. */
  private boolean endsResidual(Node node) {
    return !node.scope().endsWith("/shortcut")
        && graph.nodes().stream()
            .anyMatch(user -> user.op() instanceof Add && user.inputs().contains(node.name()));
  }

  private Moment joined(List<String> inputs) {
    Moment mixture = results.get(inputs.get(0));
    double channels = graph.shape(inputs.get(0)).channels();
    for (String input : inputs.subList(1, inputs.size())) {
      double total = channels + graph.shape(input).channels();
      mixture = mixture.mixed(results.get(input), channels / total);
      channels = total;
    }
    return mixture;
  }

  private void set(Node node, Role role, Uniform distribution) {
    parameters.put(node.parameter(role).name(), distribution);
  }

  private static int area(Shape shape) {
    return shape.height() * shape.width();
  }

  /** The mean share of a kernel that lies on pixels and not on padding. */
  private static double coverage(Window window, Shape input, Node node) {
    return covered(
            new Axis(window.kernelHeight(), window.strideHeight(), window.padding().top()),
            input.height(),
            node.output().height())
        * covered(
            new Axis(window.kernelWidth(), window.strideWidth(), window.padding().left()),
            input.width(),
            node.output().width());
  }

  private static double covered(Axis axis, int input, int output) {
    long taps = 0;
    for (int i = 0; i < output; i++) {
      int start = i * axis.stride() - axis.before();
      taps += Math.min(input, start + axis.kernel()) - Math.max(0, start);
    }
    return (double) taps / ((long) output * axis.kernel());
  }

  private record Axis(int kernel, int stride, int before) {}
}
