package org.convmark.model.arch;

import static org.convmark.model.graph.Window.square;

import org.convmark.model.arch.InceptionModule.Order;
import org.convmark.model.graph.Tensor;

/**
 * What the implementations of Inception-ResNet do differently in all their blocks.
 *
 * @param unit every convolution of a branch
 * @param joint what follows sums and the concatenations that are not summed
 * @param scales of the three kinds of blocks
 */
record ResidualForm(Unit unit, Joint joint, Scales scales) {

  static final Deviation SCALES =
      new Deviation("block_a1", "scales 0.17, 0.1 and 0.2 as in slim; the paper says 0.1 to 0.3");
  static final Deviation LINEAR =
      new Deviation("block_a1/linear", "with bias and without batch norm; the paper is silent");
  static final Deviation BARE =
      new Deviation("conv1a", "bias and no batch norm in every convolution; slim has it in each");
  static final Deviation BEHIND_JOINTS =
      new Deviation(
          "block_a1", "batch norm behind every sum, the stem and reductions; the paper has none");
  static final Deviation POOLS_FIRST =
      new Deviation("reduction_a", "the pool comes first in what is joined; slim has it last");

  enum Joint {
    /** ReLU behind sums; the convolutions themselves are normalised. */
    RECTIFIED,
    /** Batch norm and ReLU behind sums, stem and reductions, whose pools come first. */
    NORMALISED
  }

  /** What a residual is multiplied by; 1 is no operation. */
  record Scales(float a, float b, float c) {}

  /** Slim's and facenet's: the paper says 0.1 to 0.3. */
  static ResidualForm released(Unit unit) {
    return new ResidualForm(unit, Joint.RECTIFIED, new Scales(0.17f, 0.1f, 0.2f));
  }

  /** Departures: convolutions without batch norm, which stands behind every joint; one scale. */
  static ResidualForm titu1994(float scale) {
    return new ResidualForm(Unit.BIASED, Joint.NORMALISED, new Scales(scale, scale, scale));
  }

  /** A stem's or a reduction's module. */
  InceptionModule module(Tensor x) {
    return InceptionModule.of(x, unit, order());
  }

  Order order() {
    return joint == Joint.NORMALISED ? Order.POOL_FIRST : Order.AS_ADDED;
  }

  /** What follows a stem or a reduction. */
  Tensor joined(Tensor x) {
    return joint == Joint.NORMALISED ? x.batchNorm(1e-3f).relu() : x;
  }

  /** What follows a sum. */
  Tensor summed(Tensor x) {
    return joint == Joint.NORMALISED ? x.batchNorm(1e-3f).relu() : x.relu();
  }

  /**
   * Szegedy et al. 2016, arXiv:1602.07261, Figure 20: {@code x + scale * L(branches)}, where L is a
   * linear 1x1 with bias and without batch norm, back to the width of x.
   */
  static Tensor sum(Tensor x, InceptionModule branches, float scale) {
    Tensor y = branches.join().at("linear").conv(x.shape().channels(), square(1));
    return (scale == 1 ? y : y.scale(scale)).in(x.scope()).add(x);
  }
}
