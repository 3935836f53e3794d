package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A network's training on batches of one size, written out in standard ONNX operators: forward pass
 * with batch statistics, loss, the gradient of every trainable parameter, and plain SGD's update.
 *
 * <p>The loss is the mean over the batch of softmax's cross entropy with the targets, plus that of
 * each auxiliary classifier times its weight.
 *
 * <p>Inputs: {@link Graph#INPUT}, every parameter under its name, {@code targets/NODE} of N×classes
 * for every output, whose rows must sum to 1, {@code mask/NODE} in the form of its result for every
 * dropout, with zeros and {@code 1 / (1 - rate)}, and {@code learning_rate}. Outputs: {@code loss},
 * the logits under the names of their nodes, {@code gradient/PARAMETER}, and {@code
 * updated/PARAMETER}.
 */
public final class TrainingGraph {

  /** The scalar that training minimises. */
  public static final String LOSS = "loss";

  /** The scalar by which gradients are multiplied before they are subtracted. */
  public static final String LEARNING_RATE = "learning_rate";

  /** Whether dropout is a part of it. */
  public enum Dropping {
    /** By masks that are inputs. */
    MASKED,
    /** Dropout is the identity. */
    NONE
  }

  private final Graph graph;
  private final int batch;
  private final Dropping dropping;
  private final OnnxTape tape = new OnnxTape();
  private final Map<String, String> gradients = new LinkedHashMap<>();
  private final List<String> parameterGradients = new ArrayList<>();
  private final List<String> updated = new ArrayList<>();
  private final int forwardEnd;
  private final int backwardEnd;

  private TrainingGraph(Graph graph, int batch, Dropping dropping) {
    this.graph = graph;
    this.batch = batch;
    this.dropping = dropping;
    declareInputs();
    Map<Site, Gradient> rules = passForward();
    Objective objective = new Objective(graph, batch, tape);
    objective.loss();
    forwardEnd = tape.size();
    objective.gradients().forEach(this::accumulate);
    passBackward(rules);
    backwardEnd = tape.size();
    rules.keySet().forEach(this::update);
  }

  /**
   * The training of a network.
   *
   * @param graph with the auxiliary classifiers, if they are to be trained
   * @param batch images of a batch
   */
  public static TrainingGraph of(Graph graph, int batch, Dropping dropping) {
    Require.positive("batch", batch);
    return new TrainingGraph(graph, batch, dropping);
  }

  /** The name of an output's targets. */
  public static String targets(String output) {
    return "targets/" + output;
  }

  /** The name of a trainable parameter's gradient. */
  public static String gradient(Parameter parameter) {
    return "gradient/" + parameter.name();
  }

  /** The name of a parameter after the update. */
  public static String updated(Parameter parameter) {
    return "updated/" + parameter.name();
  }

  /** The name of a dropout's mask. */
  public static String mask(Node dropout) {
    return "mask/" + dropout.name();
  }

  public Graph graph() {
    return graph;
  }

  /** Images of a batch. */
  public int batch() {
    return batch;
  }

  /** The nodes that need a mask. */
  public List<Node> masked() {
    return dropping == Dropping.NONE
        ? List.of()
        : graph.nodes().stream().filter(node -> node.op() instanceof Dropout).toList();
  }

  private void declareInputs() {
    declare(Graph.INPUT, graph.input().batched(batch));
    graph.parameters().forEach(parameter -> declare(parameter.name(), parameter.shape()));
    graph.outputs().forEach(output -> declare(targets(output), graph.shape(output).batched(batch)));
    masked().forEach(node -> declare(mask(node), node.output().batched(batch)));
    declare(LEARNING_RATE);
    declare(LOSS);
  }

  private void declare(String name, long... dims) {
    tape.declare(name, OnnxValue.Type.FLOAT, dims);
  }

  private Map<Site, Gradient> passForward() {
    Map<Site, Gradient> rules = new LinkedHashMap<>();
    List<Node> masked = masked();
    for (Node node : graph.nodes()) {
      declare(node.name(), node.output().batched(batch));
      List<Shape> shapes = node.inputs().stream().map(graph::shape).toList();
      Optional<String> mask = masked.contains(node) ? Optional.of(mask(node)) : Optional.empty();
      Site site = new Site(tape, node, shapes, batch, mask);
      rules.put(site, node.op().train(site));
    }
    return rules;
  }

  private void passBackward(Map<Site, Gradient> rules) {
    List<Site> backwards = new ArrayList<>(rules.keySet());
    Collections.reverse(backwards);
    for (Site site : backwards) {
      List<String> inputs = site.node().inputs();
      List<String> found = rules.get(site).of(gradients.get(site.node().name()));
      for (int i = 0; i < inputs.size(); i++) {
        accumulate(inputs.get(i), found.get(i));
      }
      learn(site);
    }
  }

  private void accumulate(String value, String gradient) {
    OnnxScope scope = new OnnxScope(tape, value);
    gradients.merge(value, gradient, (sum, added) -> scope.op("Add", sum, added));
  }

  private void learn(Site site) {
    for (Parameter parameter : site.node().parameters()) {
      if (parameter.role().isTrainable()) {
        String value = site.gradients().get(parameter.role());
        if (value == null) {
          throw new IllegalStateException(
              String.format(
                  Locale.ROOT,
                  "%s: %s tells no gradient of it",
                  parameter.name(),
                  site.node().op().label()));
        }
        declare(gradient(parameter), parameter.shape());
        parameterGradients.add(site.named(gradient(parameter), "Identity", List.of(value)));
      }
    }
  }

  private void update(Site site) {
    for (Parameter parameter : site.node().parameters()) {
      declare(updated(parameter), parameter.shape());
      updated.add(
          parameter.role().isTrainable()
              ? descended(site, parameter)
              : averaged(site, parameter, site.statistics().get(parameter.role())));
    }
  }

  private static String descended(Site site, Parameter parameter) {
    String step = site.op("Mul", gradient(parameter), LEARNING_RATE);
    return site.named(updated(parameter), "Sub", List.of(parameter.name(), step));
  }

  private static String averaged(Site site, Parameter parameter, String ofBatch) {
    String kept = site.times(parameter.name(), BatchNorm.MOMENTUM);
    String added = site.times(ofBatch, 1 - BatchNorm.MOMENTUM);
    return site.named(updated(parameter), "Add", List.of(kept, added));
  }

  /** The forward pass alone: the loss, the logits, and what {@link #backward} needs of them. */
  public OnnxPart forward() {
    List<OnnxNode> nodes = tape.nodes().subList(0, forwardEnd);
    Set<String> wanted = new LinkedHashSet<>(backward().inputNames());
    wanted.retainAll(OnnxCut.made(nodes));
    wanted.addAll(lossAndLogits());
    return cut().part(nodes, wanted);
  }

  /** The gradients alone; what they need of the forward pass is among the inputs. */
  public OnnxPart backward() {
    return cut().part(tape.nodes().subList(forwardEnd, backwardEnd), parameterGradients);
  }

  /** Forward pass and gradients: the loss, the logits and the gradients. */
  public OnnxPart gradients() {
    return whole(parameterGradients);
  }

  /** Forward pass, gradients and update: the loss, the logits and the new values. */
  public OnnxPart step() {
    return whole(updated);
  }

  private OnnxPart whole(List<String> more) {
    List<String> wanted = lossAndLogits();
    wanted.addAll(more);
    return cut().part(tape.nodes(), wanted);
  }

  private OnnxCut cut() {
    return new OnnxCut(graph.name(), tape);
  }

  private List<String> lossAndLogits() {
    List<String> wanted = new ArrayList<>(List.of(LOSS));
    wanted.addAll(graph.outputs());
    return wanted;
  }
}
