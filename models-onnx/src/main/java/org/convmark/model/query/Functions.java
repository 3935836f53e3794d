package org.convmark.model.query;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.convmark.model.graph.Auxiliary;
import org.convmark.model.graph.Conv;
import org.convmark.model.graph.Cost;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Linear;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Shape;

/** The functions of the language, by what they are called with. */
final class Functions {

  /** A function of a whole network. */
  interface OfNetwork {
    Value of(Context context);
  }

  /** A function of selected nodes. */
  interface OfNodes {
    Value of(Graph graph, Selection selection);
  }

  /** A function of layers or modules. */
  interface OfRegion {
    Value of(Graph graph, Region region);
  }

  /** A function of a value. */
  interface OfValue {
    Value of(Value value);
  }

  /** Called with nothing. */
  static final Map<String, OfNetwork> NETWORK = new TreeMap<>();

  /** Called with a selection of nodes. */
  static final Map<String, OfNodes> NODES = new TreeMap<>();

  /** Called with layers or modules. */
  static final Map<String, OfRegion> REGION = new TreeMap<>();

  /** Called with a value. */
  static final Map<String, OfValue> VALUE = new TreeMap<>();

  static {
    costs();
    properties();
    shapes();
    lists();
  }

  private Functions() {}

  private static void costs() {
    Map<String, ToDoubleFunction<Cost>> costs =
        Map.of(
            "params", Cost::parameters,
            "bn_statistics", Cost::batchNormStatistics,
            "macs", Cost::macs,
            "activations", Cost::activations,
            "weights_mib", Cost::weightsMib);
    costs.forEach(
        (name, part) -> {
          NETWORK.put(name, context -> Value.number(part.applyAsDouble(context.graph().cost())));
          NODES.put(
              name,
              (graph, selection) ->
                  Value.number(part.applyAsDouble(Cost.of(selection.nodes(graph)))));
        });
    NETWORK.put("depth", context -> Value.number(depth(context.graph())));
    NETWORK.put("heads", context -> Value.number(context.graph().auxiliaries().size()));
    NETWORK.put("loss_weights", context -> lossWeights(context.graph()));
    NETWORK.put(
        "label_smoothing", context -> Properties.exactly(context.network().labelSmoothing()));
    NETWORK.put("input", context -> size(context.graph().input()));
  }

  private static void properties() {
    Properties.ALL.forEach(
        (name, property) ->
            NODES.put(
                name,
                (graph, selection) ->
                    Value.list(
                        selection.anyNodes(graph).stream()
                            .map(node -> property.of(node))
                            .toList())));
    NODES.put("count", (graph, selection) -> Value.number(selection.nodes(graph).size()));
    NODES.put(
        "elements",
        (graph, selection) ->
            Value.number(
                selection.nodes(graph).stream()
                    .mapToDouble(node -> node.output().elements())
                    .sum()));
  }

  private static void shapes() {
    REGION.put("output", (graph, region) -> size(last(region.nodes(graph)).output()));
    REGION.put("input", (graph, region) -> size(entry(graph, region.nodes(graph))));
    REGION.put("modules", (graph, region) -> Value.number(region.modules(graph).size()));
    REGION.put(
        "operators",
        (graph, region) ->
            texts(region.nodes(graph).stream().map(node -> node.op().label()).toList()));
    REGION.put("branches", (graph, region) -> texts(Branches.of(region.nodes(graph))));
    VALUE.put("channels", value -> dimension(value, dims -> dims.get(dims.size() - 1)));
    VALUE.put("height", value -> dimension(value, dims -> dims.get(0)));
    VALUE.put("width", value -> dimension(value, dims -> dims.get(1)));
  }

  private static void lists() {
    VALUE.put("length", value -> Value.number(value.items().size()));
    VALUE.put("distinct", value -> Value.list(value.items().stream().distinct().toList()));
    VALUE.put(
        "min",
        value -> Value.number(numbers(value).stream().mapToDouble(x -> x).min().orElseThrow()));
    VALUE.put(
        "max",
        value -> Value.number(numbers(value).stream().mapToDouble(x -> x).max().orElseThrow()));
    VALUE.put("sum", value -> Value.number(numbers(value).stream().mapToDouble(x -> x).sum()));
  }

  private static List<Double> numbers(Value value) {
    if (value.items().isEmpty()) {
      throw new QueryException("expected numbers, found an empty list");
    }
    return value.items().stream().map(Functions::number).toList();
  }

  static double number(Value value) {
    if (value instanceof Value.Amount amount) {
      return amount.value();
    }
    throw new QueryException(String.format(Locale.ROOT, "expected a number, found '%s'", value));
  }

  private static Value dimension(Value value, ToIntFunction<List<Integer>> part) {
    if (value instanceof Value.Items list) {
      return Value.list(list.values().stream().map(item -> dimension(item, part)).toList());
    } else if (value instanceof Value.Size size && size.dims().size() > 1) {
      return Value.number(part.applyAsInt(size.dims()));
    }
    throw new QueryException(
        String.format(Locale.ROOT, "expected a shape like 55x55x96, found '%s'", value));
  }

  private static Value texts(List<String> texts) {
    return Value.list(texts.stream().map(Value.Text::new).toList());
  }

  private static Value size(Shape shape) {
    return shape.isImage()
        ? new Value.Size(List.of(shape.height(), shape.width(), shape.channels()))
        : new Value.Size(List.of(1, 1, shape.channels()));
  }

  private static Node last(List<Node> nodes) {
    return nodes.get(nodes.size() - 1);
  }

  /** What the first of these nodes reads. */
  private static Shape entry(Graph graph, List<Node> nodes) {
    return graph.shape(nodes.get(0).inputs().get(0));
  }

  private static Value lossWeights(Graph graph) {
    if (graph.auxiliaries().isEmpty()) {
      throw new QueryException(
          graph.name() + " has no auxiliary classifiers here; they are 'of training' only");
    }
    return Value.list(
        graph.auxiliaries().stream().map(Auxiliary::lossWeight).map(Properties::exactly).toList());
  }

  /** The most convolutions and linear layers on any path: the "weight layers" of the papers. */
  private static int depth(Graph graph) {
    Map<String, Integer> depths = new HashMap<>();
    for (Node node : graph.nodes()) {
      int before =
          node.inputs().stream().mapToInt(input -> depths.getOrDefault(input, 0)).max().orElse(0);
      boolean weighs = node.op() instanceof Conv || node.op() instanceof Linear;
      depths.put(node.name(), before + (weighs ? 1 : 0));
    }
    return depths.get(graph.output().name());
  }
}
