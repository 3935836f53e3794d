package org.convmark.model.graph;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The oracle: interprets every operator for one image in double precision, written from the
 * definitions and with no thought of speed beyond loop order.
 */
public final class ReferenceEvaluator {

  private final Graph graph;
  private final Function<Parameter, FloatBuffer> values;

  /** Evaluates {@code graph} with the values that {@code values} gives, row-major. */
  public ReferenceEvaluator(Graph graph, Function<Parameter, FloatBuffer> values) {
    this.graph = graph;
    this.values = values;
  }

  /** The result of every node for one image of C×H×W. */
  public Map<String, double[]> evaluate(double[] image) {
    Map<String, double[]> all = new HashMap<>(Map.of(Graph.INPUT, image));
    Map<String, double[]> results = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      List<double[]> inputs = new ArrayList<>();
      node.inputs().forEach(name -> inputs.add(all.get(name)));
      double[] result = apply(node, inputs);
      all.put(node.name(), result);
      results.put(node.name(), result);
    }
    return results;
  }

  /**
   * The result of every node for each image in training: batch norms take the statistics of the
   * batch, and the result of each node that has masks is multiplied by them.
   */
  public Map<String, List<double[]>> train(
      List<double[]> images, Map<String, List<double[]>> masks) {
    Map<String, List<double[]>> all = new HashMap<>(Map.of(Graph.INPUT, images));
    for (Node node : graph.nodes()) {
      List<double[]> results = new ArrayList<>();
      for (int i = 0; i < images.size(); i++) {
        int image = i;
        results.add(apply(node, node.inputs().stream().map(x -> all.get(x).get(image)).toList()));
      }
      if (node.op() instanceof BatchNorm norm) {
        results = normalised(node, norm, all.get(node.inputs().get(0)));
      } else if (masks.containsKey(node.name())) {
        for (int i = 0; i < images.size(); i++) {
          results.set(i, product(results.get(i), masks.get(node.name()).get(i)));
        }
      }
      all.put(node.name(), results);
    }
    return all;
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = a.clone();
    for (int i = 0; i < a.length; i++) {
      product[i] *= b[i];
    }
    return product;
  }

  private List<double[]> normalised(Node node, BatchNorm norm, List<double[]> batch) {
    int channels = node.output().channels();
    int pixels = batch.get(0).length / channels;
    double[] beta = parameter(node, Role.BETA);
    List<double[]> results = new ArrayList<>(batch.stream().map(double[]::clone).toList());
    for (int c = 0; c < channels; c++) {
      int from = c * pixels;
      double[] values =
          batch.stream().flatMapToDouble(x -> Arrays.stream(x, from, from + pixels)).toArray();
      double mean = Arrays.stream(values).average().orElseThrow();
      double variance =
          Arrays.stream(values).map(v -> Math.pow(v - mean, 2)).average().orElseThrow();
      double gamma = node.has(Role.GAMMA) ? parameter(node, Role.GAMMA)[c] : 1;
      for (double[] result : results) {
        for (int i = from; i < from + pixels; i++) {
          result[i] = gamma * (result[i] - mean) / Math.sqrt(variance + norm.epsilon()) + beta[c];
        }
      }
    }
    return results;
  }

  private double[] apply(Node node, List<double[]> inputs) {
    double[] x = inputs.get(0);
    Shape shape = graph.shape(node.inputs().get(0));
    if (node.op() instanceof Conv conv) {
      return conv(node, conv, shape, x);
    } else if (node.op() instanceof Linear) {
      return linear(node, x);
    } else if (node.op() instanceof BatchNorm norm) {
      return batchNorm(node, norm, x);
    } else if (node.op() instanceof MaxPool pool) {
      return Pooling.largest(pool.window(), shape, node.output(), x);
    } else if (node.op() instanceof AvgPool pool) {
      return Pooling.mean(pool, shape, node.output(), x);
    } else if (node.op() instanceof GlobalAvgPool) {
      Window whole = Window.of(shape.height(), shape.width());
      return Pooling.mean(new AvgPool(whole, AvgPool.Divisor.WINDOW), shape, node.output(), x);
    } else if (node.op() instanceof Lrn lrn) {
      return lrn(lrn, shape, x);
    } else if (node.op() instanceof Concat) {
      return concat(inputs, node.output());
    } else if (node.op() instanceof PadChannels) {
      return Arrays.copyOf(x, Math.toIntExact(node.output().elements()));
    } else if (node.op() instanceof Softmax) {
      return softmax(x);
    } else if (node.op() instanceof Add) {
      double[] result = x.clone();
      for (int i = 0; i < x.length; i++) {
        result[i] += inputs.get(1)[i];
      }
      return result;
    } else if (node.op() instanceof Relu) {
      return Arrays.stream(x).map(v -> Math.max(0, v)).toArray();
    } else if (node.op() instanceof Scale scale) {
      return Arrays.stream(x).map(v -> v * scale.factor()).toArray();
    }
    return x;
  }

  private double[] parameter(Node node, Role role) {
    FloatBuffer buffer = values.apply(node.parameter(role));
    double[] result = new double[buffer.remaining()];
    for (int i = 0; i < result.length; i++) {
      result[i] = buffer.get();
    }
    return result;
  }

  private double[] conv(Node node, Conv conv, Shape in, double[] x) {
    Shape out = node.output();
    Window window = conv.window();
    double[] weight = parameter(node, Role.WEIGHT);
    double[] bias = node.has(Role.BIAS) ? parameter(node, Role.BIAS) : new double[out.channels()];
    int depth = in.channels() / conv.groups();
    int perGroup = out.channels() / conv.groups();
    int pixels = out.height() * out.width();
    double[] y = new double[out.channels() * pixels];
    for (int f = 0; f < out.channels(); f++) {
      Arrays.fill(y, f * pixels, (f + 1) * pixels, bias[f]);
      for (int d = 0; d < depth; d++) {
        int plane = (f / perGroup * depth + d) * in.height() * in.width();
        for (int tap = 0; tap < window.area(); tap++) {
          double w = weight[(f * depth + d) * window.area() + tap];
          addTap(window, tap, new Plane(in, plane, x), new Plane(out, f * pixels, y), w);
        }
      }
    }
    return y;
  }

  private static final class Plane {
    final Shape shape;
    final int start;
    final double[] data;

    Plane(Shape shape, int start, double[] data) {
      this.shape = shape;
      this.start = start;
      this.data = data;
    }
  }

  private static void addTap(Window window, int tap, Plane in, Plane out, double weight) {
    int dy = tap / window.kernelWidth() - window.padding().top();
    int dx = tap % window.kernelWidth() - window.padding().left();
    int stride = window.strideWidth();
    int width = in.shape.width();
    int first = Math.max(0, (-dx + stride - 1) / stride);
    int end = Math.min(out.shape.width(), Math.floorDiv(width - 1 - dx, stride) + 1);
    for (int row = 0; row < out.shape.height(); row++) {
      int source = row * window.strideHeight() + dy;
      if (source < 0 || source >= in.shape.height()) {
        continue;
      }
      int from = in.start + source * width + dx;
      int to = out.start + row * out.shape.width();
      for (int column = first; column < end; column++) {
        out.data[to + column] += weight * in.data[from + column * stride];
      }
    }
  }

  private double[] linear(Node node, double[] x) {
    int units = node.output().channels();
    double[] y = node.has(Role.BIAS) ? parameter(node, Role.BIAS) : new double[units];
    FloatBuffer weight = values.apply(node.parameter(Role.WEIGHT));
    for (int unit = 0; unit < y.length; unit++) {
      for (double v : x) {
        y[unit] += v * weight.get();
      }
    }
    return y;
  }

  private double[] batchNorm(Node node, BatchNorm norm, double[] x) {
    double[] beta = parameter(node, Role.BETA);
    double[] gamma = new double[beta.length];
    Arrays.fill(gamma, 1);
    if (node.has(Role.GAMMA)) {
      gamma = parameter(node, Role.GAMMA);
    }
    double[] mean = parameter(node, Role.RUNNING_MEAN);
    double[] variance = parameter(node, Role.RUNNING_VARIANCE);
    int pixels = x.length / gamma.length;
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int c = i / pixels;
      y[i] = gamma[c] * (x[i] - mean[c]) / Math.sqrt(variance[c] + norm.epsilon()) + beta[c];
    }
    return y;
  }

  private static double[] lrn(Lrn lrn, Shape shape, double[] x) {
    int pixels = shape.height() * shape.width();
    int half = lrn.size() / 2;
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double sum = 0;
      for (int c = i / pixels - half; c <= i / pixels + half; c++) {
        if (c >= 0 && c < shape.channels()) {
          double neighbour = x[c * pixels + i % pixels];
          sum += neighbour * neighbour;
        }
      }
      y[i] = x[i] / Math.pow(lrn.k() + lrn.alpha() / lrn.size() * sum, lrn.beta());
    }
    return y;
  }

  private static double[] concat(List<double[]> inputs, Shape output) {
    double[] y = new double[Math.toIntExact(output.elements())];
    int position = 0;
    for (double[] input : inputs) {
      System.arraycopy(input, 0, y, position, input.length);
      position += input.length;
    }
    return y;
  }

  private static double[] softmax(double[] x) {
    double largest = Arrays.stream(x).max().orElseThrow();
    double[] y = Arrays.stream(x).map(v -> Math.exp(v - largest)).toArray();
    double sum = Arrays.stream(y).sum();
    return Arrays.stream(y).map(v -> v / sum).toArray();
  }
}
