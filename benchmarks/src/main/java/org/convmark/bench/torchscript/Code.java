package org.convmark.bench.torchscript;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.Training;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Role;

/**
 * The source text of a network's module, in the subset of Python that PyTorch itself writes into
 * archives: its attributes, the pass, and the methods by which Java gets at the arrays.
 */
final class Code {

  private final Graph graph;
  private final Names names;
  private final Operators operators;

  Code(Graph graph, Names names, Training training, Precision precision) {
    this.graph = graph;
    this.names = names;
    this.operators = new Operators(graph, names, training, precision);
  }

  String text() {
    return declaration() + forward() + renewal() + update() + arrays();
  }

  private String declaration() {
    String attributes =
        Stream.concat(
                graph.parameters().stream().map(names::attribute), names.shares().values().stream())
            .map(attribute -> "  " + attribute + " : Tensor\n")
            .collect(Collectors.joining());
    return "class Network(Module):\n"
        + ("  __parameters__ = [" + attributes(Role::isTrainable) + "]\n")
        + ("  __buffers__ = [" + attributes(role -> !role.isTrainable()) + "]\n")
        + "  training : bool\n"
        + attributes;
  }

  private String attributes(Predicate<Role> roles) {
    return graph.parameters().stream()
        .filter(parameter -> roles.test(parameter.role()))
        .map(parameter -> "\"" + names.attribute(parameter) + "\", ")
        .collect(Collectors.joining());
  }

  private String forward() {
    StringBuilder lines = new StringBuilder();
    lines.append("  def forward(self: __torch__.Network,\n    input: Tensor) -> List[Tensor]:\n");
    for (Node node : graph.nodes()) {
      lines.append(line(names.value(node.name()) + " = " + operators.expression(node)));
    }
    List<String> outputs = names.values(graph.outputs());
    return lines.append(line("return [" + String.join(", ", outputs) + "]")).toString();
  }

  /**
   * PyTorch adds a gradient to the one of the call before. As in its own loops each call is to
   * start with none, but Java cannot take one away; a fresh name of the same memory has none.
   */
  private String renewal() {
    return forEachWeight(
        ScriptArchive.RENEWAL,
        weight -> weight + " = torch.requires_grad_(torch.detach(" + weight + "), True)");
  }

  /** One pass over each weight; the script runs on without recording. */
  private String update() {
    return forEachWeight(
        ScriptArchive.UPDATE,
        weight ->
            String.format(
                Locale.ROOT,
                "_0 = torch.sub_(%s, %s.grad, alpha=%s)",
                weight,
                weight,
                Operators.number(Training.LEARNING_RATE)));
  }

  private String forEachWeight(String method, UnaryOperator<String> statement) {
    return graph.parameters().stream()
        .filter(parameter -> parameter.role().isTrainable())
        .map(parameter -> line(statement.apply("self." + names.attribute(parameter))))
        .collect(
            Collectors.joining(
                "",
                "  def " + method + "(self: __torch__.Network) -> bool:\n",
                line("return True")));
  }

  private String arrays() {
    String all =
        graph.parameters().stream()
            .map(parameter -> "self." + names.attribute(parameter))
            .collect(Collectors.joining(", "));
    return "  def "
        + ScriptArchive.ARRAYS
        + "(self: __torch__.Network) -> List[Tensor]:\n"
        + line("return [" + all + "]");
  }

  private static String line(String statement) {
    return "    " + statement + "\n";
  }
}
