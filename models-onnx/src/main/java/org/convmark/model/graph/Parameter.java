package org.convmark.model.graph;

import java.util.List;

/**
 * A learned or running array of a node.
 *
 * @param name unique in its graph, the node's name and the role
 * @param role what it is to the operator
 * @param dims its shape: filters × channels per group × kernel for a convolution, units × features
 *     for a linear layer, channels otherwise
 */
public record Parameter(String name, Role role, List<Integer> dims) {

  public Parameter {
    dims = List.copyOf(dims);
  }

  /** The number of values. */
  public long elements() {
    long product = 1;
    for (int dim : dims) {
      product = Math.multiplyExact(product, dim);
    }
    return product;
  }

  /** The size in bytes at 32 bits a value. */
  public long bytes() {
    return elements() * Float.BYTES;
  }

  /** The number of inputs that one output value sums over. */
  public long fanIn() {
    return elements() / dims.get(0);
  }

  public long[] shape() {
    return dims.stream().mapToLong(Integer::longValue).toArray();
  }
}
