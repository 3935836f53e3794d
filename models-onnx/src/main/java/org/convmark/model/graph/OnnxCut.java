package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cuts parts that run by themselves out of a longer list of nodes. */
final class OnnxCut {

  private final String name;
  private final OnnxTape tape;
  private final Map<String, OnnxConstant> constants;

  /** Cuts out of what is on {@code tape}. */
  OnnxCut(String name, OnnxTape tape) {
    this.name = name;
    this.tape = tape;
    constants = tape.constants();
  }

  /** The nodes that {@code wanted} need; what they do not make themselves becomes an input. */
  OnnxPart part(List<OnnxNode> nodes, Collection<String> wanted) {
    List<OnnxNode> kept = needed(nodes, wanted);
    Set<String> read = new LinkedHashSet<>();
    kept.forEach(node -> read.addAll(node.inputs()));
    Map<String, OnnxConstant> used = new LinkedHashMap<>(constants);
    used.keySet().retainAll(read);
    read.removeAll(constants.keySet());
    read.removeAll(made(kept));
    return new OnnxPart(name, values(read), values(wanted), kept, used);
  }

  private static List<OnnxNode> needed(List<OnnxNode> nodes, Collection<String> wanted) {
    Set<String> needed = new HashSet<>(wanted);
    List<OnnxNode> kept = new ArrayList<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      OnnxNode node = nodes.get(i);
      if (!Collections.disjoint(node.outputs(), needed)) {
        needed.addAll(node.inputs());
        kept.add(node);
      }
    }
    Collections.reverse(kept);
    return kept;
  }

  /** The names of all values that the nodes make. */
  static Set<String> made(List<OnnxNode> nodes) {
    Set<String> made = new LinkedHashSet<>();
    nodes.forEach(node -> made.addAll(node.outputs()));
    return made;
  }

  private List<OnnxValue> values(Collection<String> names) {
    return names.stream().map(tape::declared).toList();
  }
}
