package org.convmark.model.graph;

/**
 * An auxiliary classifier, which exists in training only.
 *
 * @param output the node whose result are its logits
 * @param lossWeight what its loss is multiplied by before it is added to the network's own
 */
public record Auxiliary(String output, float lossWeight) {

  public Auxiliary {
    Require.positive("loss weight of " + output, lossWeight);
  }
}
