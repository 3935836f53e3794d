package org.convmark.bench.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.convmark.model.graph.Dropout;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.TrainingGraph;

/** The masks of all dropouts of a network, in buffers that every draw fills anew. */
final class DropoutMasks {

  private final SplittableRandom random;
  private final Map<FloatBuffer, Float> rates = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

  DropoutMasks(OrtEnvironment environment, TrainingGraph training, int batch, long seed)
      throws OrtException {
    random = new SplittableRandom(seed);
    for (Node node : training.masked()) {
      FloatBuffer mask = Tensors.floats(node.output().elements() * batch);
      tensors.put(
          TrainingGraph.mask(node),
          OnnxTensor.createTensor(environment, mask, node.output().batched(batch)));
      rates.put(mask, ((Dropout) node.op()).rate());
    }
  }

  /** The masks by the names of their inputs; who closes them is whoever takes them. */
  Map<String, OnnxTensor> tensors() {
    return tensors;
  }

  /** Draws all masks. */
  void draw() {
    rates.forEach(this::fill);
  }

  private void fill(FloatBuffer mask, float rate) {
    float kept = 1 / (1 - rate);
    for (int i = 0; i < mask.capacity(); i++) {
      mask.put(i, random.nextDouble() < rate ? 0 : kept);
    }
  }
}
