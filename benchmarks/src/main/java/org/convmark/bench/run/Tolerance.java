package org.convmark.bench.run;

import java.util.Locale;
import org.convmark.bench.engine.Precision;
import org.convmark.model.graph.BatchNorm;
import org.convmark.model.graph.Graph;
import org.convmark.result.Workload;

/**
 * The largest relative errors, against a reference in fp32, with which engines still compute the
 * same network. At 32 bits they are held to 1e-4 in all gradients of a small net with every
 * operator when the suite is built; a whole network in training needs more room, and so do 16 bits.
 *
 * @param logits of the logits
 * @param gradients of the gradient of any parameter
 */
record Tolerance(double logits, double gradients) {

  private static final double LOGITS = 1e-4;

  /**
   * Rounding everything to fp16, by at most 2^-11 of a value, moves the logits of whole networks by
   * up to 1.2e-3 on PyTorch, which sums in fp32. ONNX Runtime's linear layers on a CPU sum in fp16
   * too, one product after the other, which costs more the longer the sum: 2.4e-2 in the form of
   * ZFNet whose first one has 43,264 products.
   */
  private static final double FP16_LOGITS = 5e-2;

  /**
   * Where rounding moves a value across the edge of a rectifier, or another one wins a max pool,
   * one element of a gradient changes wholly: one flip among 50,000 units is 4e-3.
   */
  private static final double GRADIENTS = 1e-2;

  /** Batch statistics amplify rounding with depth; ResNet-50's gradients differ by up to 1 %. */
  private static final double BATCH_NORM = 5e-2;

  /**
   * Amplified rounding moves more values across those edges: images that differ in their last bit
   * move gradients of Inception-v3, which has 94 batch norms, by 5 % on one engine, and two
   * engines, which round everywhere, are 9 % apart.
   */
  private static final double MANY_BATCH_NORMS = 2e-1;

  private static final int MANY = 60;

  /** Of a workload that runs {@code graph} in a precision. */
  static Tolerance of(Workload workload, Graph graph, Precision precision) {
    if (precision != Precision.FP32) {
      return new Tolerance(FP16_LOGITS, 0);
    }
    if (workload == Workload.FORWARD) {
      return new Tolerance(LOGITS, 0);
    }
    long norms = graph.nodes().stream().filter(node -> node.op() instanceof BatchNorm).count();
    if (norms == 0) {
      return new Tolerance(LOGITS, GRADIENTS);
    }
    return new Tolerance(BATCH_NORM, norms > MANY ? MANY_BATCH_NORMS : BATCH_NORM);
  }

  boolean admits(ParityError error) {
    return share(error) <= 1;
  }

  /** How much of this tolerance an error takes; above 1 it is too much. */
  double share(ParityError error) {
    double ofLogits = error.logits() / logits;
    return gradients == 0 ? ofLogits : Math.max(ofLogits, error.gradients() / gradients);
  }

  /** What is said of an error that is too large. */
  String excess(ParityError error) {
    String ofLogits =
        String.format(
            Locale.ROOT,
            "relative error of the logits is %.2e (at most %.0e)",
            error.logits(),
            logits);
    return gradients == 0
        ? ofLogits
        : String.format(
            Locale.ROOT,
            "%s and that of the gradients %.2e (at most %.0e)",
            ofLogits,
            error.gradients(),
            gradients);
  }
}
