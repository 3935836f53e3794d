package org.convmark.model.graph;

import java.util.List;
import java.util.Optional;

/**
 * An operator: the one place that knows its arity, shape rule, parameters, cost and ONNX form.
 * Shapes are those of one image. A rule that is broken throws {@link IllegalArgumentException}; the
 * builder puts the node's name before the message.
 */
public sealed interface Op
    permits Add,
        AvgPool,
        BatchNorm,
        Concat,
        Conv,
        Dropout,
        Flatten,
        GlobalAvgPool,
        Linear,
        Lrn,
        MaxPool,
        PadChannels,
        Relu,
        Scale,
        Softmax {

  /** What it is called in a node's name, such as {@code conv3x3}. */
  String label();

  /** The same for a reader: with the number of groups, where there are several. */
  default String title() {
    return label();
  }

  /** The output shape; checks the number and shapes of the inputs. */
  Shape output(List<Shape> inputs);

  /** How it is written in ONNX. */
  OnnxForm onnx();

  /** Appends what it computes in training, and returns the rule of its gradient. */
  Gradient train(Site site);

  /** The parameters that it learns or tracks. */
  default List<ParameterSpec> parameters(List<Shape> inputs) {
    return List.of();
  }

  /** Multiply-accumulates for one image, given the output shape. */
  default long macs(List<Shape> inputs, Shape output) {
    return 0;
  }

  /** The window that it slides over its input; empty for all but convolutions and pools. */
  default Optional<Window> sliding() {
    return Optional.empty();
  }

  /** Whether its output elements are counted as activations: convolutions and linear layers. */
  default boolean countsActivations() {
    return false;
  }
}
