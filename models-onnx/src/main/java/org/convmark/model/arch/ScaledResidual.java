package org.convmark.model.arch;

import static org.convmark.model.graph.Window.square;

import org.convmark.model.graph.Tensor;

/**
 * The sum of Szegedy et al. 2016, arXiv:1602.07261, Figure 20: branches, a linear 1x1 with bias and
 * without batch norm, back to the width of the input, scaled before it is added.
 */
final class ScaledResidual {

  private ScaledResidual() {}

  /** {@code x + scale * L(branches)}; ReLU is the caller's. */
  static Tensor sum(Tensor x, InceptionModule branches, float scale) {
    Tensor y = branches.join().at("linear").conv(x.shape().channels(), square(1));
    // A factor of 1 is no operation in the implementations either.
    return (scale == 1 ? y : y.scale(scale)).in(x.scope()).add(x);
  }
}
