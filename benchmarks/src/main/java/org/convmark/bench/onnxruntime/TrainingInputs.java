package org.convmark.bench.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convmark.bench.engine.InputData;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.Training;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.model.graph.TrainingGraph;

/** What a training graph is given: images, targets, masks, learning rate; weights beside them. */
final class TrainingInputs implements AutoCloseable {

  private final OrtEnvironment environment;
  private final LoadRequest request;
  private final Graph graph;
  private final Map<String, OnnxTensor> data = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> weights = new LinkedHashMap<>();
  private final Optional<DropoutMasks> masks;

  TrainingInputs(OrtEnvironment environment, TrainingGraph training, LoadRequest request)
      throws OrtException {
    this.environment = environment;
    this.request = request;
    graph = request.network().graph();
    put(
        Graph.INPUT,
        request.network().images(request.batch()),
        graph.input().batched(request.batch()));
    for (String output : graph.outputs()) {
      targets(output);
    }
    put(TrainingGraph.LEARNING_RATE, Tensors.floats(1).put(0, Training.LEARNING_RATE));
    if (request.training().drops()) {
      long seed = request.training().dropoutSeed().orElseThrow();
      masks = Optional.of(new DropoutMasks(environment, training, request.batch(), seed));
      data.putAll(masks.get().tensors());
    } else {
      masks = Optional.empty();
    }
    for (Parameter parameter : graph.parameters()) {
      FloatBuffer values = request.network().direct(parameter).asFloatBuffer();
      weights.put(
          parameter.name(), OnnxTensor.createTensor(environment, values, parameter.shape()));
    }
  }

  private void targets(String output) throws OrtException {
    int classes = graph.shape(output).channels();
    int[] labels = InputData.labels(classes, request.batch());
    float[] targets = request.training().targets(labels, classes);
    FloatBuffer values = Tensors.floats(targets.length).put(0, targets);
    put(TrainingGraph.targets(output), values, graph.shape(output).batched(request.batch()));
  }

  private void put(String name, FloatBuffer values, long... shape) throws OrtException {
    data.put(name, OnnxTensor.createTensor(environment, values, shape));
  }

  /** All but the weights, by name. */
  Map<String, OnnxTensor> data() {
    return data;
  }

  /** The parameters' first values, by name. */
  Map<String, OnnxTensor> weights() {
    return weights;
  }

  /** The same, for a caller who closes them. */
  Map<String, OnnxTensor> takeWeights() {
    Map<String, OnnxTensor> taken = Map.copyOf(weights);
    weights.clear();
    return taken;
  }

  /** Draws what is new in every call. */
  void draw() {
    masks.ifPresent(DropoutMasks::draw);
  }

  @Override
  public void close() {
    Tensors.close(data);
    Tensors.close(weights);
  }
}
