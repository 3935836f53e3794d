package org.convmark.model.onnx.read;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convmark.model.graph.Cost;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;

/** Builds a graph from the operators of a file that its output needs. */
final class Importer {

  private static final int MOST_NODES = 10_000;

  private final RawModel model;
  private final List<NodeProto> nodes;
  private final Values values;
  private final Layers layers;

  private Importer(RawModel model, int batch) {
    this.model = model;
    nodes = needed(model.graph());
    values = new Values(model.initializers());
    layers = new Layers(nodes, output(model), batch);
  }

  static Import of(
      Path path, RawModel model, List<InputDeclaration> inputs, Shape image, int batch) {
    Optional<String> unknown = unknown(model);
    if (unknown.isPresent()) {
      return Import.none(unknown.get());
    }
    if (inputs.size() != 1 || model.graph().getOutputCount() != 1) {
      return Import.none("several inputs or outputs");
    }
    Importer importer = new Importer(model, batch);
    if (importer.nodes.size() > MOST_NODES) {
      return Import.none("more than " + MOST_NODES + " operators");
    }
    String name = OneLine.of(String.valueOf(path.getFileName()));
    try {
      Graph graph = Graph.build(name, image, input -> importer.build(inputs.get(0).name(), input));
      requireCountable(graph);
      return Import.of(graph);
    } catch (UnknownOperator e) {
      return Import.none(e.getMessage());
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Import.none(OneLine.of(String.valueOf(e.getMessage())));
    }
  }

  private static String output(RawModel model) {
    return model.graph().getOutput(0).getName();
  }

  /** The first operator that the graph has no word for in any form. */
  static Optional<String> unknown(RawModel model) {
    return needed(model.graph()).stream()
        .filter(node -> !isStandard(node) || !Layers.KNOWN.contains(node.getOpType()))
        .map(node -> OneLine.of(isStandard(node) ? node.getOpType() : qualified(node)))
        .findFirst();
  }

  private static boolean isStandard(NodeProto node) {
    return node.getDomain().isEmpty() || node.getDomain().equals("ai.onnx");
  }

  private static String qualified(NodeProto node) {
    return node.getDomain() + "::" + node.getOpType();
  }

  /** Those that outputs need; a file has its operators in the order of their computation. */
  private static List<NodeProto> needed(GraphProto graph) {
    List<NodeProto> all = graph.getNodeList();
    Set<String> wanted = new HashSet<>();
    graph.getOutputList().forEach(output -> wanted.add(output.getName()));
    List<NodeProto> kept = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      NodeProto node = all.get(i);
      if (!Collections.disjoint(node.getOutputList(), wanted)) {
        wanted.addAll(node.getInputList());
        kept.add(node);
      }
    }
    Collections.reverse(kept);
    return kept;
  }

  private Tensor build(String inputName, Tensor input) {
    values.put(inputName, input);
    for (NodeProto node : nodes) {
      String result = node.getOutput(0);
      if (!values.has(result)) {
        OpNode op = new OpNode(node, values);
        layers.read(op, layer(node)).ifPresent(tensor -> values.put(result, countable(op, tensor)));
      }
    }
    return values
        .activation(output(model))
        .orElseThrow(() -> new UnknownOperator("an output that no operator computes"));
  }

  /** Nodes are named by scope and operator, which the graph gives them anew. */
  private static String layer(NodeProto node) {
    String name = node.getName().isBlank() ? node.getOutput(0) : node.getName();
    String path = OneLine.of(name.replaceFirst("^/+", ""));
    int slash = path.lastIndexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  /** Sums over sizes beyond this would not fit their type. */
  private static Tensor countable(OpNode op, Tensor tensor) {
    Shape shape = tensor.shape();
    long pixels = Math.multiplyExact((long) shape.height(), shape.width());
    if (Math.multiplyExact(pixels, shape.channels()) > Integer.MAX_VALUE) {
      throw op.unknown("a result of " + shape);
    }
    return tensor;
  }

  private static void requireCountable(Graph graph) {
    long macs = 0;
    for (Node node : graph.nodes()) {
      Cost cost = node.cost();
      macs = Math.addExact(macs, cost.macs());
    }
  }
}
