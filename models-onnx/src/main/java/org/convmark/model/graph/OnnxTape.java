package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * ONNX nodes in the order in which they are computed, the constants that they share, and the form
 * of every value at which they may be cut.
 */
final class OnnxTape {

  private final List<OnnxNode> nodes = new ArrayList<>();
  private final Map<OnnxConstant, String> constants = new LinkedHashMap<>();
  private final Map<String, OnnxValue> declared = new HashMap<>();
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

  /** Tells the form of a value. */
  void declare(String name, OnnxValue.Type type, long... dims) {
    declared.put(name, new OnnxValue(name, type, Arrays.stream(dims).boxed().toList()));
  }

  /** The form of a value that was declared. */
  OnnxValue declared(String name) {
    OnnxValue value = declared.get(name);
    if (value == null) {
      throw new IllegalStateException(name + ": a part is cut off here, but nobody tells its form");
    }
    return value;
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
