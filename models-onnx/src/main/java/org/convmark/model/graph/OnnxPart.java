package org.convmark.model.graph;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * An ONNX graph that runs by itself, free of any serialisation library.
 *
 * @param name the graph's
 * @param inputs what its caller gives
 * @param outputs what its caller gets
 * @param nodes each behind those that it reads from
 * @param constants by name
 */
public record OnnxPart(
    String name,
    List<OnnxValue> inputs,
    List<OnnxValue> outputs,
    List<OnnxNode> nodes,
    Map<String, OnnxConstant> constants) {

  public OnnxPart {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    nodes = List.copyOf(nodes);
    constants = Map.copyOf(constants);
  }

  /** The names of the inputs. */
  public List<String> inputNames() {
    return names(inputs);
  }

  /** The names of the outputs. */
  public List<String> outputNames() {
    return names(outputs);
  }

  private static List<String> names(Collection<OnnxValue> values) {
    return values.stream().map(OnnxValue::name).toList();
  }
}
