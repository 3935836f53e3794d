package org.convmark.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.OnnxPart;
import org.convmark.model.graph.Parameter;
import org.convmark.model.graph.TrainingGraph;

/**
 * All of an ONNX graph but the values of its parameters.
 *
 * @param graph without them
 * @param parameters whose values it reads
 */
record Skeleton(GraphProto graph, List<Parameter> parameters) {

  static Skeleton inference(Graph graph) {
    return new Skeleton(OnnxGraph.of(graph), graph.parameters());
  }

  /** Forward pass and gradients; parameters are inputs too, so that a runtime can replace them. */
  static Skeleton training(TrainingGraph training) {
    OnnxPart part = training.gradients();
    Set<String> read = new HashSet<>(part.inputNames());
    List<Parameter> parameters =
        training.graph().parameters().stream()
            .filter(parameter -> read.contains(parameter.name()))
            .toList();
    return new Skeleton(OnnxGraph.of(part), parameters);
  }
}
