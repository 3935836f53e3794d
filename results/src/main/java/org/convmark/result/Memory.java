package org.convmark.result;

import java.util.OptionalDouble;

/**
 * Memory of the measuring process in MiB; empty where it was not measured.
 *
 * @param hostBaseline resident set before the engine was loaded, the largest of the forks
 * @param hostPeak peak resident set over the measured iterations, the largest of the forks
 * @param devicePeak peak device memory of the process
 */
public record Memory(
    OptionalDouble hostBaseline, OptionalDouble hostPeak, OptionalDouble devicePeak) {

  public static final Memory NOT_MEASURED =
      new Memory(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
}
