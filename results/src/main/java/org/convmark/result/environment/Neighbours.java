package org.convmark.result.environment;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What others did with the processors over a while.
 *
 * @param stealPercent share of all processors' time that other systems on the same hardware took;
 *     empty where the kernel does not tell
 * @param busy programs that used at least a twentieth of a processor, the busiest first
 */
public record Neighbours(OptionalDouble stealPercent, List<Busy> busy) {

  public Neighbours {
    busy = List.copyOf(busy);
  }

  /**
   * All processes of one program.
   *
   * @param name as the kernel shortens it; never its arguments, which may hold secrets
   * @param cores processors that they kept busy in the mean
   */
  public record Busy(String name, double cores) {}

  /** Processors that the busy programs together kept busy. */
  public double cores() {
    return busy.stream().mapToDouble(Busy::cores).sum();
  }
}
