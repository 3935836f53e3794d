package org.convmark.model.arch;

import java.util.List;
import java.util.function.UnaryOperator;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;

/** One published form of an architecture; its graph is built when asked for. */
public final class Variant {

  private final String architecture;
  private final String name;
  private final Citation citation;
  private final List<Deviation> deviations;
  private final Shape input;
  private final UnaryOperator<Tensor> network;

  /**
   * A form that follows its source in everything.
   *
   * @param citation where this form was published, which may be code and not the paper
   * @param input one image, C×H×W
   * @param network from the image to the logits; softmax stays outside
   */
  Variant(
      String architecture,
      String name,
      Citation citation,
      Shape input,
      UnaryOperator<Tensor> network) {
    this(architecture, name, citation, List.of(), input, network);
  }

  private Variant(
      String architecture,
      String name,
      Citation citation,
      List<Deviation> deviations,
      Shape input,
      UnaryOperator<Tensor> network) {
    this.architecture = architecture;
    this.name = name;
    this.citation = citation;
    this.deviations = deviations;
    this.input = input;
    this.network = network;
  }

  /** The same form with its departures from the paper stated. */
  Variant departing(Deviation... from) {
    return new Variant(architecture, name, citation, List.of(from), input, network);
  }

  /** The name of the architecture, such as {@code resnet50}. */
  public String architecture() {
    return architecture;
  }

  /** The name within the architecture, such as {@code torchvision_v1.5}. */
  public String name() {
    return name;
  }

  /** Such as {@code resnet50/torchvision_v1.5}. */
  public String fullName() {
    return architecture + "/" + name;
  }

  /** Where this form was published. */
  public Citation citation() {
    return citation;
  }

  /** Where it departs from the architecture's paper. */
  public List<Deviation> deviations() {
    return deviations;
  }

  /** The shape of one image. */
  public Shape input() {
    return input;
  }

  /** A newly built graph from images to logits, named as {@link #fullName()}. */
  public Graph graph() {
    return Graph.build(fullName(), input, network);
  }

  @Override
  public String toString() {
    return fullName();
  }
}
