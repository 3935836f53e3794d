package org.convmark.model.arch;

import static org.convmark.model.graph.Window.square;

import java.util.function.UnaryOperator;
import org.convmark.model.graph.AvgPool.Divisor;
import org.convmark.model.graph.Tensor;

/**
 * The ends of an Inception network on 299x299x3.
 *
 * @param dropout share that is dropped before the classifier
 * @param classes 1000, or 1001 where the first means none of them
 * @param auxiliary what hangs on the last 17x17 in training
 */
record InceptionHead(float dropout, int classes, UnaryOperator<Tensor> auxiliary) {

  /**
   * Szegedy et al. 2016, arXiv:1602.07261, Figure 9: keeps 80 % and has no auxiliary classifier.
   */
  static final InceptionHead FIGURE_9 = of(0.2f, 1000);

  /** As slim's train_image_classifier.py has it; the papers print none. */
  private static final float LOSS_WEIGHT = 0.4f;

  static InceptionHead of(float dropout, int classes) {
    return new InceptionHead(dropout, classes, UnaryOperator.identity());
  }

  /** The same with {@link #auxiliary(Tensor, Unit, int)} of {@code unit}s. */
  InceptionHead auxiliaryOf(Unit unit) {
    return new InceptionHead(dropout, classes, x -> auxiliary(x, unit, classes));
  }

  Tensor classifier(Tensor x) {
    Tensor y = x.in("pool").globalAvgPool().flatten().dropout(dropout);
    return y.in("classifier").linear(classes);
  }

  /** Szegedy et al. 2015, arXiv:1512.00567, Figure 8: on the last 17x17, in training only. */
  static Tensor auxiliary(Tensor grid, Unit unit, int classes) {
    return grid.auxiliary(
        LOSS_WEIGHT,
        x -> {
          Tensor y = x.in("aux/avgpool").avgPool(square(5).stride(3), Divisor.WINDOW);
          y = unit.apply(y.in("aux/conv1"), 128, square(1));
          y = unit.apply(y.in("aux/conv2"), 768, square(5));
          return y.in("aux/fc").flatten().linear(classes);
        });
  }
}
