package org.convmark.result.yaml;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The entries of a block of a file, each key once.
 *
 * @param node where it is
 * @param entries in the order of the file
 */
public record YamlMap(Node node, Map<String, Node> entries) {

  /** A block with any keys; empty, with a problem, if it is none. */
  public static Optional<YamlMap> of(Node node, String what, Problems problems) {
    if (!(node instanceof MappingNode mapping)) {
      problems.add(node, "%s: expected keys with values, found %s", what, YamlValues.shown(node));
      return Optional.empty();
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    Map<String, Integer> lines = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      if (!(key instanceof ScalarNode name)) {
        problems.add(key, "%s: expected a plain key, found a list or a block", what);
      } else if (entries.putIfAbsent(name.getValue(), tuple.getValueNode()) != null) {
        problems.add(
            key,
            "Duplicate key '%s': it is in line %d already; leave one of them",
            name.getValue(),
            lines.get(name.getValue()));
      } else {
        lines.put(name.getValue(), key.getStartMark().getLine() + 1);
      }
    }
    return Optional.of(new YamlMap(node, entries));
  }

  /** A block with some of the known keys; others are problems. */
  public static Optional<YamlMap> of(
      Node node, String what, List<String> known, Problems problems) {
    Optional<YamlMap> map = of(node, what, problems);
    map.ifPresent(
        block ->
            ((MappingNode) node)
                .getValue().stream()
                    .map(NodeTuple::getKeyNode)
                    .filter(ScalarNode.class::isInstance)
                    .map(ScalarNode.class::cast)
                    .filter(key -> !known.contains(key.getValue()))
                    .forEach(key -> unknown(key, what, known, problems)));
    return map;
  }

  private static void unknown(ScalarNode key, String what, List<String> known, Problems problems) {
    problems.add(
        key,
        "%s: unknown key '%s'%s; expected one of %s",
        what,
        YamlValues.cut(key.getValue()),
        Nearest.hint(YamlValues.cut(key.getValue()), known),
        String.join(", ", known));
  }

  /** What stands behind a key, if it is there. */
  public Optional<Node> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }
}
