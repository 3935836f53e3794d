package org.convmark.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.convmark.model.graph.Add;
import org.convmark.model.graph.Concat;
import org.convmark.model.graph.Cost;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Op;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Window;
import org.convmark.model.query.Branches;

/**
 * Consecutive nodes of one layer, module or branch as a row.
 *
 * @param layer name, as deep as asked for
 * @param path where the nodes are computed
 * @param nodes at least one
 */
record LayerRow(String layer, Path path, List<Node> nodes) {

  enum Path {
    /** What inference computes, and training too. */
    INFERENCE,
    /** Auxiliary classifiers. */
    TRAINING;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int MOST_NAMES = 4;
  private static final int WIDTH_OF_NAMES = 44;

  /**
   * Folds nodes whose names agree in their first {@code depth} parts: first the path of inference,
   * then what only training has.
   */
  static List<LayerRow> of(Graph training, int depth) {
    Set<String> inference =
        training.inference().nodes().stream().map(Node::name).collect(Collectors.toSet());
    Predicate<Node> infers = node -> inference.contains(node.name());
    List<LayerRow> rows = new ArrayList<>();
    fold(training.nodes().stream().filter(infers).toList(), depth, Path.INFERENCE, rows);
    fold(training.nodes().stream().filter(infers.negate()).toList(), depth, Path.TRAINING, rows);
    return rows;
  }

  private static void fold(List<Node> nodes, int depth, Path path, List<LayerRow> rows) {
    int start = 0;
    for (int end = 1; end <= nodes.size(); end++) {
      String layer = layer(nodes.get(start), depth);
      if (end == nodes.size() || !layer(nodes.get(end), depth).equals(layer)) {
        rows.add(new LayerRow(layer, path, nodes.subList(start, end)));
        start = end;
      }
    }
  }

  private static String layer(Node node, int depth) {
    String[] parts = node.name().split("/", -1);
    return String.join("/", List.of(parts).subList(0, Math.min(depth, parts.length)));
  }

  /** The shape of the last result. */
  Shape output() {
    return nodes.get(nodes.size() - 1).output();
  }

  Cost cost() {
    return Cost.of(nodes);
  }

  /** The names of all operators; kernels are in them unless {@link #kernel()} has the only one. */
  String operators() {
    return String.join(" ", names());
  }

  /**
   * The same, short enough for a line: the first names of few operators; of many the branches that
   * they form, or their number.
   */
  String fewOperators() {
    List<String> names = names();
    if (names.size() > MOST_NAMES) {
      return module()
          .filter(text -> text.length() <= WIDTH_OF_NAMES)
          .orElse(names.size() + " operators");
    }
    for (int shown = names.size(); shown > 1; shown--) {
      String text = String.join(" ", names.subList(0, shown)) + rest(names.size() - shown);
      if (text.length() <= WIDTH_OF_NAMES) {
        return text;
      }
    }
    return names.get(0) + rest(names.size() - 1);
  }

  /** The kernels of a module's branches, if it joins them once; of a row of modules how many. */
  private Optional<String> module() {
    long concats = count(Concat.class);
    long sums = count(Add.class);
    if (concats > 1 || sums > 1) {
      return repeated();
    } else if (concats + sums == 0) {
      return Optional.empty();
    } else if (concats == 0) {
      return Optional.of(String.join(" + ", Branches.of(nodes)));
    }
    String branches = String.join(" | ", Branches.of(nodes));
    return Optional.of(sums == 0 ? branches : "(" + branches + ")" + behindJoin() + " + identity");
  }

  private Optional<String> repeated() {
    List<LayerRow> modules = new ArrayList<>();
    fold(nodes, layer.split("/", -1).length + 1, path, modules);
    List<Optional<String>> texts = modules.stream().map(LayerRow::module).distinct().toList();
    return texts.size() == 1
        ? texts.get(0).map(text -> modules.size() + " x (" + text + ")")
        : Optional.empty();
  }

  /** The kernels between the branches' join and the sum, such as {@code -1x1}. */
  private String behindJoin() {
    return nodes.stream()
        .dropWhile(node -> !(node.op() instanceof Concat))
        .flatMap(node -> node.op().sliding().stream())
        .map(window -> "-" + window.kernel())
        .collect(Collectors.joining());
  }

  private long count(Class<? extends Op> kind) {
    return nodes.stream().filter(node -> kind.isInstance(node.op())).count();
  }

  private static String rest(int count) {
    return count == 0 ? "" : " +" + count;
  }

  /** Height and width of the only window of the row, empty if there is none or several. */
  String kernel() {
    return window().map(Window::kernel).orElse("");
  }

  /** One number if both directions have the same. */
  String stride() {
    return window().map(LayerRow::stride).orElse("");
  }

  private static String stride(Window window) {
    return window.strideHeight() == window.strideWidth()
        ? String.valueOf(window.strideHeight())
        : window.strideHeight() + "x" + window.strideWidth();
  }

  /** One number if all sides have the same, else top, left, bottom and right. */
  String pad() {
    return window().map(window -> window.padding().toString()).orElse("");
  }

  private List<String> names() {
    boolean moved = window().isPresent();
    return nodes.stream().map(node -> name(node.op(), moved)).toList();
  }

  private static String name(Op op, boolean withoutKernel) {
    return withoutKernel ? op.title().replaceFirst("\\d+x\\d+(?=$|-)", "") : op.title();
  }

  private Optional<Window> window() {
    List<Window> windows =
        nodes.stream().flatMap(node -> node.op().sliding().stream()).distinct().toList();
    return windows.size() == 1 ? Optional.of(windows.get(0)) : Optional.empty();
  }
}
