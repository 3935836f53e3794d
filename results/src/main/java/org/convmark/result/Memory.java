package org.convmark.result;

import java.util.OptionalDouble;

/**
 * Memory of the measuring process in MiB; empty where it was not measured.
 *
 * @param hostBaseline resident set before the engine was loaded, the largest of the forks
 * @param hostLoadPeak peak resident set from the start of the process to the end of the first call:
 *     loading a network may take more than running it; the largest of the forks
 * @param hostPeak peak resident set over the timed iterations, the largest of the forks
 * @param devicePeak peak device memory of the process
 * @param analytic what the graph says that a pass needs at least: weights, activations and their
 *     gradients at the worst moment, gradients of the weights; the same for all engines
 */
public record Memory(
    OptionalDouble hostBaseline,
    OptionalDouble hostLoadPeak,
    OptionalDouble hostPeak,
    OptionalDouble devicePeak,
    OptionalDouble analytic) {

  public static final Memory NOT_MEASURED =
      new Memory(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());
}
