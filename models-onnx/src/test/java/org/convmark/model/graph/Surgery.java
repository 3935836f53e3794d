package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Corrupts networks: each cut rebuilds a graph with something changed. */
public final class Surgery {

  private Surgery() {}

  /** What becomes of a node: another operator, or one on other inputs, or nothing. */
  private interface Cut {
    Tensor apply(GraphBuilder builder, Node node, List<Tensor> inputs);

    Cut NONE = (builder, node, inputs) -> builder.append(node.scope(), node.op(), inputs);
    Cut REMOVED = (builder, node, inputs) -> inputs.get(0);
  }

  /** Every corruption of the node that still makes a network. */
  public static Stream<Graph> cuts(Graph graph, Node node) {
    List<Cut> cuts = new ArrayList<>();
    swaps(node.op())
        .forEach(op -> cuts.add((builder, at, inputs) -> builder.append(at.scope(), op, inputs)));
    cuts.add(Cut.REMOVED);
    cuts.add(
        (builder, at, inputs) -> {
          Tensor result = Cut.NONE.apply(builder, at, inputs);
          return builder.append(at.scope(), new Add(), List.of(result, result));
        });
    if (node.op() instanceof Concat) {
      cuts.add(
          (builder, at, inputs) -> Cut.NONE.apply(builder, at, inputs.subList(1, inputs.size())));
      cuts.add(
          (builder, at, inputs) -> {
            List<Tensor> more = new ArrayList<>(inputs);
            more.add(inputs.get(0));
            return Cut.NONE.apply(builder, at, more);
          });
    }
    return cuts.stream()
        .flatMap(cut -> rebuild(graph, graph.input(), at(node.name()::equals, cut)).stream());
  }

  /** The same network without any operator of a kind. */
  public static Optional<Graph> without(Graph graph, Class<? extends Op> kind) {
    return rebuild(
        graph,
        graph.input(),
        (builder, node, inputs) ->
            (kind.isInstance(node.op()) ? Cut.REMOVED : Cut.NONE).apply(builder, node, inputs));
  }

  /** The same network with one input of every sum and concatenation in their place. */
  public static Optional<Graph> unjoined(Graph graph, ToIntFunction<List<String>> which) {
    return rebuild(
        graph,
        graph.input(),
        (builder, node, inputs) ->
            node.op() instanceof Add || node.op() instanceof Concat
                ? inputs.get(which.applyAsInt(node.inputs()))
                : Cut.NONE.apply(builder, node, inputs));
  }

  /** The same network without a module: what it reads takes the place of its result. */
  public static Optional<Graph> bypassed(Graph graph, String module) {
    Predicate<String> inside = name -> name.startsWith(module + "/");
    Node first =
        graph.nodes().stream().filter(node -> inside.test(node.name())).findFirst().orElseThrow();
    Map<String, Tensor> entry = new HashMap<>();
    return rebuild(
        graph,
        graph.input(),
        (builder, node, inputs) -> {
          if (node.equals(first)) {
            entry.put(module, inputs.get(0));
          }
          return inside.test(node.name())
              ? entry.get(module)
              : Cut.NONE.apply(builder, node, inputs);
        });
  }

  /** The same network on larger images. */
  public static Optional<Graph> wider(Graph graph) {
    Shape input = graph.input();
    return rebuild(
        graph, Shape.image(input.channels(), input.height() + 32, input.width() + 32), Cut.NONE);
  }

  /** The same network with the losses of its heads weighted otherwise. */
  public static Graph reweighted(Graph graph) {
    return graph.with(
        graph.auxiliaries().stream().map(head -> new Auxiliary(head.output(), 1.5f)).toList());
  }

  private static Cut at(Predicate<String> where, Cut cut) {
    return (builder, node, inputs) ->
        (where.test(node.name()) ? cut : Cut.NONE).apply(builder, node, inputs);
  }

  private static Optional<Graph> rebuild(Graph graph, Shape input, Cut cut) {
    GraphBuilder builder = new GraphBuilder(graph.name(), input);
    Map<String, Tensor> results = new HashMap<>();
    results.put(Graph.INPUT, builder.input());
    try {
      for (Node node : graph.nodes()) {
        List<Tensor> inputs = node.inputs().stream().map(results::get).toList();
        results.put(node.name(), cut.apply(builder, node, inputs));
      }
      Graph whole = builder.build(results.get(graph.output().name()));
      return Optional.of(
          whole.with(
              graph.auxiliaries().stream()
                  .map(head -> new Auxiliary(results.get(head.output()).name(), head.lossWeight()))
                  .toList()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Stream<Op> swaps(Op op) {
    if (op instanceof Conv conv) {
      return convs(conv);
    } else if (op instanceof Linear linear) {
      return Stream.of(new Linear(linear.units() - 1, linear.bias()));
    } else if (op instanceof MaxPool pool) {
      return windows(pool.window()).map(MaxPool::new);
    } else if (op instanceof AvgPool pool) {
      return windows(pool.window()).map(window -> new AvgPool(window, pool.divisor()));
    } else if (op instanceof Dropout) {
      return Stream.of(new Dropout(0.123f));
    } else if (op instanceof Scale) {
      return Stream.of(new Scale(0.7f));
    }
    return Stream.of();
  }

  private static Stream<Op> convs(Conv conv) {
    Bias other = conv.bias() == Bias.NONE ? Bias.LEARNED : Bias.NONE;
    int regrouped = conv.groups() == 1 ? 2 : 1;
    return Stream.concat(
        Stream.of(
            new Conv(conv.filters() - conv.groups(), conv.window(), conv.groups(), conv.bias()),
            new Conv(conv.filters(), conv.window(), regrouped, conv.bias()),
            new Conv(conv.filters(), conv.window(), conv.groups(), other)),
        windows(conv.window())
            .map(window -> new Conv(conv.filters(), window, conv.groups(), conv.bias())));
  }

  /** Another stride; two pixels more of kernel and one more of padding, which keep the size. */
  private static Stream<Window> windows(Window window) {
    Padding pad = window.padding();
    Window larger =
        new Window(
            window.kernelHeight() + 2,
            window.kernelWidth() + 2,
            window.strideHeight(),
            window.strideWidth(),
            new Padding(pad.top() + 1, pad.left() + 1, pad.bottom() + 1, pad.right() + 1),
            window.rounding());
    return Stream.of(window.stride(window.strideHeight() == 1 ? 2 : 1), larger);
  }
}
