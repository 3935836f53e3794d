package org.convmark.model.arch;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
  private final float labelSmoothing;
  private final String countedAs;

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
    this.architecture = architecture;
    this.name = name;
    this.citation = citation;
    this.deviations = List.of();
    this.input = input;
    this.network = network;
    this.labelSmoothing = 0;
    this.countedAs = architecture + "/" + name;
  }

  private Variant(
      Variant other, List<Deviation> deviations, float labelSmoothing, String countedAs) {
    this.architecture = other.architecture;
    this.name = other.name;
    this.citation = other.citation;
    this.deviations = List.copyOf(deviations);
    this.input = other.input;
    this.network = other.network;
    this.labelSmoothing = labelSmoothing;
    this.countedAs = countedAs;
  }

  /** The same form with these departures from the paper stated too. */
  Variant departing(Deviation... more) {
    List<Deviation> all = Stream.concat(deviations.stream(), Stream.of(more)).toList();
    return new Variant(this, all, labelSmoothing, countedAs);
  }

  /** The same form, trained with labels of which {@code share} is spread over all classes. */
  Variant smoothing(float share) {
    return new Variant(this, deviations, share, countedAs);
  }

  /** The same form, which switches something of {@code listed} that does not count. */
  Variant countedAs(Variant listed) {
    return new Variant(this, deviations, labelSmoothing, listed.fullName());
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

  /** The full name of the form in {@code architectures.csv} that has the same counts. */
  String countedAs() {
    return countedAs;
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

  /**
   * A newly built graph from images to logits, named as {@link #fullName()}: what inference
   * computes.
   */
  public Graph graph() {
    return trainingGraph().inference();
  }

  /** The same with the auxiliary classifiers, if there are any: what training computes. */
  public Graph trainingGraph() {
    return Graph.build(fullName(), input, network);
  }

  /**
   * The share of a label that is spread evenly over all classes in training (Szegedy et al. 2015,
   * arXiv:1512.00567, section 7); 0 for none.
   */
  public float labelSmoothing() {
    return labelSmoothing;
  }

  @Override
  public String toString() {
    return fullName();
  }
}
