package org.convmark.result;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Memory of the measuring process in MiB; empty where it was not measured.
 *
 * @param hostBaseline resident set before the engine was loaded, the largest of the forks
 * @param hostLoadPeak peak resident set from the start of the process to the end of the first call:
 *     loading a network may take more than running it; the largest of the forks
 * @param hostPeak peak resident set over the timed iterations, the largest of the forks
 * @param devicePeak peak device memory of the process
 * @param analytic counted rather than measured, and so the same for all engines
 */
public record Memory(
    OptionalDouble hostBaseline,
    OptionalDouble hostLoadPeak,
    OptionalDouble hostPeak,
    OptionalDouble devicePeak,
    Optional<Analytic> analytic) {

  public static final Memory NOT_MEASURED =
      new Memory(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.empty());

  /** What was added to the process: its peak over the timed iterations less the baseline. */
  public OptionalDouble added() {
    return hostPeak.isPresent() && hostBaseline.isPresent()
        ? OptionalDouble.of(hostPeak.getAsDouble() - hostBaseline.getAsDouble())
        : OptionalDouble.empty();
  }

  /**
   * What an interpreter holds that writes each result into memory of its own, in MiB; an engine
   * that fuses operators or works in place can do with less.
   *
   * @param weights parameters and running statistics
   * @param activations live results at the worst moment, in training with their gradients
   * @param gradients of the parameters; 0 in inference
   * @param optimiserState that outlives a step; 0 for plain SGD
   */
  public record Analytic(
      double weights, double activations, double gradients, double optimiserState) {

    public double total() {
      return weights + activations + gradients + optimiserState;
    }
  }
}
