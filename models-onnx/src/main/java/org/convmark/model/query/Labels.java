package org.convmark.model.query;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.convmark.model.graph.Node;

/**
 * Kinds of operators: {@code conv} for all convolutions, {@code conv3x3} for those of a kernel, as
 * {@code convmark show} prints them.
 */
record Labels(List<String> names) {

  /** All operators. */
  static final String ANY = "any";

  private static final Set<String> KINDS =
      Set.of(
          ANY,
          "add",
          "avgpool",
          "bn",
          "concat",
          "conv",
          "dropout",
          "flatten",
          "global_avgpool",
          "linear",
          "lrn",
          "maxpool",
          "pad",
          "relu",
          "scale",
          "softmax");

  private static final Pattern WINDOWED = Pattern.compile("(conv|maxpool|avgpool)\\d+x\\d+");
  private static final Pattern KERNEL = Pattern.compile("\\d+x\\d+$");

  static String known() {
    return String.join(", ", new TreeSet<>(KINDS));
  }

  static boolean isKnown(String name) {
    return KINDS.contains(name) || WINDOWED.matcher(name).matches();
  }

  boolean hold(Node node) {
    String label = node.op().label();
    return names.contains(ANY) || names.contains(label) || names.contains(kind(label));
  }

  private static String kind(String label) {
    return KERNEL.matcher(label).replaceFirst("");
  }

  @Override
  public String toString() {
    return String.join("|", names);
  }
}
