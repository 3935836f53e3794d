package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ONNX nodes in the order in which they are computed, and the constants that they share. */
final class OnnxTape {

  private final List<OnnxNode> nodes = new ArrayList<>();
  private final Map<OnnxConstant, String> constants = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();

  void append(OnnxNode node) {
    nodes.add(node);
    names.addAll(node.outputs());
  }

  /** A name that no value has. */
  String unused(String wanted) {
    String candidate = wanted;
    for (int i = 2; !names.add(candidate); i++) {
      candidate = wanted + "_" + i;
    }
    return candidate;
  }

  /** The name of a constant. */
  String constant(OnnxConstant constant) {
    return constants.computeIfAbsent(constant, added -> "constant/" + constants.size());
  }

  int size() {
    return nodes.size();
  }

  List<OnnxNode> nodes() {
    return Collections.unmodifiableList(nodes);
  }

  /** All constants by name. */
  Map<String, OnnxConstant> constants() {
    Map<String, OnnxConstant> named = new LinkedHashMap<>();
    constants.forEach((constant, name) -> named.put(name, constant));
    return named;
  }
}
