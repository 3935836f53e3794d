package org.convmark.report.view;

import java.util.List;
import java.util.Optional;
import org.convmark.result.Fork;

/**
 * What the forks of a cell cost.
 *
 * @param forkSeconds c2, of a fork without its measured iterations
 * @param iterationSeconds c1, of an iteration
 */
record ForkCost(double forkSeconds, double iterationSeconds) {

  /**
   * Of the forks' own times.
   *
   * @param forks of the cell; none if the run did not keep them
   * @param iterations of all these forks, warm-up included
   * @param measured of them
   */
  static Optional<ForkCost> of(List<Fork> forks, int iterations, int measured) {
    if (forks.isEmpty() || iterations == 0) {
      return Optional.empty();
    }
    double wall = forks.stream().mapToDouble(fork -> fork.times().wallSeconds()).sum();
    double within = forks.stream().mapToDouble(fork -> fork.times().iterationSeconds()).sum();
    double iteration = within / iterations;
    double fork = (wall - iteration * measured) / forks.size();
    return fork > 0 && iteration > 0
        ? Optional.of(new ForkCost(fork, iteration))
        : Optional.empty();
  }
}
