package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node's place in a training graph: what it reads, and where it appends its forward pass and its
 * gradient. The result has the node's name.
 */
public final class Site extends OnnxScope {

  private final Node node;
  private final List<Shape> shapes;
  private final int batch;
  private final Optional<String> mask;
  private final Map<Role, String> gradients = new LinkedHashMap<>();
  private final Map<Role, String> statistics = new HashMap<>();

  /**
   * A place at the end of {@code tape}.
   *
   * @param shapes of the node's inputs
   * @param mask what dropout multiplies by; empty if nothing is dropped
   */
  Site(OnnxTape tape, Node node, List<Shape> shapes, int batch, Optional<String> mask) {
    super(tape, node.name());
    this.node = node;
    this.shapes = shapes;
    this.batch = batch;
    this.mask = mask;
  }

  Node node() {
    return node;
  }

  /** The name of the first input. */
  String x() {
    return node.inputs().get(0);
  }

  /** The shape of the first input. */
  Shape input() {
    return shapes.get(0);
  }

  /** The shapes of all inputs. */
  List<Shape> inputs() {
    return shapes;
  }

  Shape output() {
    return node.output();
  }

  int batch() {
    return batch;
  }

  Optional<String> mask() {
    return mask;
  }

  boolean has(Role role) {
    return node.has(role);
  }

  String parameter(Role role) {
    return node.parameter(role).name();
  }

  /** The forward pass is what inference computes. */
  String asInInference(OnnxForm form) {
    append(form.type(), operands(form), List.of(node.name()), form.attributes());
    return node.name();
  }

  /** As in inference, with a second output; returns that. */
  String withIndices(OnnxForm form) {
    String indices = node.name() + "/indices";
    declareIntegers(indices, output().batched(batch));
    append(form.type(), operands(form), List.of(node.name(), indices), form.attributes());
    return indices;
  }

  private List<String> operands(OnnxForm form) {
    List<String> operands = new ArrayList<>(node.inputs());
    form.constants().forEach(constant -> operands.add(constant(constant)));
    node.parameters().forEach(parameter -> operands.add(parameter.name()));
    return operands;
  }

  /** The last step of the forward pass. */
  String result(String type, String... inputs) {
    return named(node.name(), type, List.of(inputs));
  }

  /** Values in the form of the first input's batch. */
  String likeInput(String x) {
    return reshape(x, input().batched(batch));
  }

  /** Tells the gradient of a trainable parameter. */
  void learn(Role role, String gradient) {
    gradients.put(role, gradient);
  }

  /** Tells the value of this batch, in the parameter's form, that a running statistic averages. */
  void track(Role role, String value) {
    statistics.put(role, value);
  }

  Map<Role, String> gradients() {
    return gradients;
  }

  Map<Role, String> statistics() {
    return statistics;
  }
}
