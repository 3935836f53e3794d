package org.convmark.bench.run;

import java.util.OptionalDouble;
import org.convmark.bench.fork.Outputs;

/**
 * How far an engine is from the reference, as relative errors; infinite if a value is not finite.
 *
 * @param logits of the N×classes logits
 * @param gradients the worst of any parameter; 0 for inference
 */
record ParityError(double logits, double gradients) {

  static ParityError of(Outputs outputs, Outputs reference) {
    return new ParityError(outputs.logitsError(reference), outputs.gradientError(reference));
  }

  /** The larger one as a figure; empty if it is none. */
  OptionalDouble printed() {
    double largest = Math.max(logits, gradients);
    return Double.isFinite(largest) ? OptionalDouble.of(largest) : OptionalDouble.empty();
  }
}
