package org.convmark.model.graph;

import java.util.List;

/**
 * How the gradient of a node's result becomes those of what it read. What it appends and nobody
 * needs is left out of the graph in the end, so a rule need not ask whether it is wanted.
 */
@FunctionalInterface
public interface Gradient {

  /** The names of the gradients of the node's inputs, in their order, given that of its result. */
  List<String> of(String result);
}
