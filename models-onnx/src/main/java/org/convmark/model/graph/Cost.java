package org.convmark.model.graph;

import java.util.Collection;

/**
 * What a network costs for one image.
 *
 * @param parameters trainable values
 * @param batchNormStatistics running means and variances, which no paper counts as parameters
 * @param macs multiply-accumulates of convolutions and linear layers; what papers call FLOPs
 * @param activations output elements of convolutions and linear layers
 */
public record Cost(long parameters, long batchNormStatistics, long macs, long activations) {

  public static final Cost ZERO = new Cost(0, 0, 0, 0);

  /** The cost of these nodes together. */
  public static Cost of(Collection<Node> nodes) {
    return nodes.stream().map(Node::cost).reduce(ZERO, Cost::plus);
  }

  private Cost plus(Cost other) {
    return new Cost(
        parameters + other.parameters,
        batchNormStatistics + other.batchNormStatistics,
        macs + other.macs,
        activations + other.activations);
  }

  /** The trainable parameters at 32 bits, in MiB (2^20 bytes). */
  public double weightsMib() {
    return parameters * (double) Float.BYTES / (1 << 20);
  }
}
