package org.convmark.model.graph;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.convmark.model.weights.Weights;

/** A small network with everything that its training reads, and its loss in double precision. */
public final class TrainingProblem {

  /** Images of a batch where one will do. */
  public static final int BATCH = 3;

  public static final long WEIGHT_SEED = 11;

  /** Small, so that hardly any value crosses the edge of a rectifier or of a max pool. */
  private static final float STEP = 0x1p-18f;

  private final Graph graph;
  private final int batch;
  private final Map<Parameter, float[]> parameters = new LinkedHashMap<>();
  private final Map<String, float[]> data = new LinkedHashMap<>();

  public TrainingProblem(Graph graph, TrainingGraph training) {
    this.graph = graph;
    batch = training.batch();
    Weights weights = Weights.seeded(graph, WEIGHT_SEED);
    for (Parameter parameter : graph.parameters()) {
      float[] values = new float[Math.toIntExact(parameter.elements())];
      weights.fill(parameter, 0, FloatBuffer.wrap(values));
      parameters.put(parameter, values);
    }
    SplittableRandom random = new SplittableRandom(5);
    data.put(Graph.INPUT, random(random, graph.input()));
    for (String output : graph.outputs()) {
      data.put(TrainingGraph.targets(output), distributions(random, graph.shape(output)));
    }
    for (Node node : training.masked()) {
      float kept = 1 / (1 - ((Dropout) node.op()).rate());
      float[] mask = random(random, node.output());
      for (int i = 0; i < mask.length; i++) {
        mask[i] = mask[i] < 0 ? 0 : kept;
      }
      data.put(TrainingGraph.mask(node), mask);
    }
  }

  private float[] random(SplittableRandom random, Shape shape) {
    float[] values = new float[Math.toIntExact(shape.elements() * batch)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextDouble() * 4 - 2);
    }
    return values;
  }

  private float[] distributions(SplittableRandom random, Shape shape) {
    float[] values = new float[shape.channels() * batch];
    for (int image = 0; image < batch; image++) {
      float rest = 1;
      for (int i = 1; i < shape.channels(); i++) {
        float share = rest * (float) random.nextDouble();
        values[image * shape.channels() + i] = share;
        rest -= share;
      }
      values[image * shape.channels()] = rest;
    }
    return values;
  }

  /** The values of all parameters. */
  public Map<Parameter, float[]> parameters() {
    return parameters;
  }

  /** The values of the other inputs of the training graph, by name. */
  public Map<String, float[]> data() {
    return data;
  }

  /** The derivative of the loss by one value of a parameter, from two losses nearby. */
  public double slope(Parameter parameter, int index) {
    float[] values = parameters.get(parameter);
    float value = values[index];
    float above = value + STEP;
    float below = value - STEP;
    values[index] = above;
    double upper = loss();
    values[index] = below;
    double lower = loss();
    values[index] = value;
    return (upper - lower) / ((double) above - below);
  }

  /** The loss by its definition. */
  public double loss() {
    ReferenceEvaluator evaluator =
        new ReferenceEvaluator(graph, parameter -> FloatBuffer.wrap(parameters.get(parameter)));
    Map<String, List<double[]>> masks = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      if (data.containsKey(TrainingGraph.mask(node))) {
        masks.put(node.name(), images(TrainingGraph.mask(node)));
      }
    }
    Map<String, List<double[]>> results = evaluator.train(images(Graph.INPUT), masks);
    double loss = crossEntropy(graph.output().name(), results);
    for (Auxiliary head : graph.auxiliaries()) {
      loss += head.lossWeight() * crossEntropy(head.output(), results);
    }
    return loss;
  }

  private double crossEntropy(String output, Map<String, List<double[]>> results) {
    List<double[]> targets = images(TrainingGraph.targets(output));
    double sum = 0;
    for (int image = 0; image < batch; image++) {
      double[] logits = results.get(output).get(image);
      double total = 0;
      for (double logit : logits) {
        total += Math.exp(logit);
      }
      for (int i = 0; i < logits.length; i++) {
        sum -= targets.get(image)[i] * (logits[i] - Math.log(total));
      }
    }
    return sum / batch;
  }

  private List<double[]> images(String name) {
    float[] values = data.get(name);
    int size = values.length / batch;
    List<double[]> images = new ArrayList<>();
    for (int image = 0; image < batch; image++) {
      double[] copy = new double[size];
      for (int i = 0; i < size; i++) {
        copy[i] = values[image * size + i];
      }
      images.add(copy);
    }
    return images;
  }
}
