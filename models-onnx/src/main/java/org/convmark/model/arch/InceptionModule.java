package org.convmark.model.arch;

import static org.convmark.model.graph.Window.square;

import java.util.ArrayList;
import java.util.List;
import org.convmark.model.graph.AvgPool;
import org.convmark.model.graph.Tensor;

/** Parallel branches of one input, joined along the channels. */
final class InceptionModule {

  /** How the branches are joined. */
  enum Order {
    AS_ADDED,
    /** The pool that reduces before all others, wherever it was added. */
    POOL_FIRST
  }

  private final Tensor input;
  private final Unit unit;
  private final Order order;
  private final List<Tensor> ends = new ArrayList<>();
  private int branches;

  private InceptionModule(Tensor input, Unit unit, Order order) {
    this.input = input;
    this.unit = unit;
    this.order = order;
  }

  /** A module in the scope of {@code input} whose convolutions are all {@code unit}. */
  static InceptionModule of(Tensor input, Unit unit) {
    return of(input, unit, Order.AS_ADDED);
  }

  static InceptionModule of(Tensor input, Unit unit, Order order) {
    return new InceptionModule(input, unit, order);
  }

  /** One convolution after the other, from a branch's present end. */
  static Tensor chain(Tensor x, Unit unit, Step... steps) {
    Tensor y = x;
    for (Step step : steps) {
      y = unit.apply(y, step.filters(), step.window());
    }
    return y;
  }

  InceptionModule branch(Step... steps) {
    ends.add(chain(next(), unit, steps));
    return this;
  }

  /** A branch that ends in two convolutions of the same result, in this order. */
  InceptionModule forked(List<Step> trunk, Step first, Step second) {
    Tensor fork = chain(next(), unit, trunk.toArray(Step[]::new));
    ends.add(chain(fork.at("a"), unit, first));
    ends.add(chain(fork.at("b"), unit, second));
    return this;
  }

  /** A mean of 3x3 pixels of stride 1, then a projection. */
  InceptionModule average(AvgPool.Divisor divisor, int projection) {
    Tensor mean = next().avgPool(square(3).pad(1), divisor);
    ends.add(chain(mean, unit, Step.c(projection, 1)));
    return this;
  }

  /** The largest of 3x3 pixels of stride 1, then a projection. */
  InceptionModule largest(int projection) {
    Tensor largest = next().maxPool(square(3).pad(1));
    ends.add(chain(largest, unit, Step.c(projection, 1)));
    return this;
  }

  /** The largest of 3x3 pixels of stride 2, unpadded, as it is. */
  InceptionModule reduce() {
    ends.add(order == Order.POOL_FIRST ? 0 : ends.size(), next().maxPool(square(3).stride(2)));
    return this;
  }

  Tensor join() {
    Tensor first = ends.get(0).in(input.scope());
    return first.concat(ends.subList(1, ends.size()).toArray(Tensor[]::new));
  }

  private Tensor next() {
    return input.at("branch" + ++branches);
  }
}
