package org.convmark.model.arch;

import org.convmark.model.graph.Tensor;
import org.convmark.model.graph.Window;

/** A convolution with what one implementation puts behind each of them, such as batch norm. */
@FunctionalInterface
interface Unit {

  /** Bias and ReLU, as before batch normalisation was known. */
  Unit BIASED = (x, filters, window) -> x.conv(filters, window).relu();

  Tensor apply(Tensor x, int filters, Window window);

  /** Batch norm and ReLU, no bias. */
  static Unit normalised(float epsilon) {
    return (x, filters, window) -> x.convNoBias(filters, window).batchNorm(epsilon).relu();
  }

  /** Batch norm without gamma and ReLU, no bias: TensorFlow-slim's and Keras's Inception. */
  static Unit withoutGamma(float epsilon) {
    return (x, filters, window) -> x.convNoBias(filters, window).batchNormNoGamma(epsilon).relu();
  }

  /** Bias, batch norm and ReLU; the bias does nothing but count. */
  static Unit biasedAndNormalised(float epsilon) {
    return (x, filters, window) -> x.conv(filters, window).batchNorm(epsilon).relu();
  }
}
