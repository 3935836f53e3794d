package org.convmark.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.OnnxPart;
import org.convmark.model.graph.TrainingGraph;

/**
 * All of an ONNX graph but the values of its parameters.
 *
 * @param graph without them
 * @param initializers the parameters whose values it reads
 */
record Skeleton(GraphProto graph, List<Initializer> initializers) {

  static Skeleton inference(Graph graph, ElementType type) {
    return new Skeleton(
        new OnnxGraph(type).of(graph),
        graph.parameters().stream().map(parameter -> new Initializer(parameter, type)).toList());
  }

  /** Forward pass and gradients; parameters are inputs too, so that a runtime can replace them. */
  static Skeleton training(TrainingGraph training) {
    OnnxPart part = training.gradients();
    Set<String> read = new HashSet<>(part.inputNames());
    List<Initializer> initializers =
        training.graph().parameters().stream()
            .filter(parameter -> read.contains(parameter.name()))
            .map(parameter -> new Initializer(parameter, ElementType.FLOAT))
            .toList();
    return new Skeleton(new OnnxGraph(ElementType.FLOAT).of(part), initializers);
  }
}
