package org.convmark.result;

/**
 * What the network of a cell costs for one image, counted on its graph.
 *
 * @param params trainable parameters
 * @param macs multiply-accumulates of convolutions and linear layers, forward
 * @param activations output elements of convolutions and linear layers
 * @param weightsMib the parameters at 32 bits, in MiB
 */
public record NetworkCost(long params, long macs, long activations, double weightsMib) {

  /** Of a network that could not be counted, such as one that did not load; empty in files. */
  public static final NetworkCost NOT_COUNTED = new NetworkCost(0, 0, 0, 0);

  /** Whether these are figures, and not {@link #NOT_COUNTED}. */
  public boolean isCounted() {
    return !equals(NOT_COUNTED);
  }
}
