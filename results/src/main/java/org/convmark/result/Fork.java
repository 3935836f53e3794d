package org.convmark.result;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What one fork told beside its samples: one row of {@code forks.csv}.
 *
 * @param cellId {@link Cell#id()}
 * @param number counted from 1
 * @param startedAt when its process was started
 * @param times what it took
 * @param memory of its process; without the analytic figures, which are the cell's
 */
public record Fork(String cellId, int number, Instant startedAt, Times times, Memory memory) {

  /**
   * The times of a fork.
   *
   * @param wallSeconds from the start of its process to its end
   * @param iterationSeconds of it within iterations: the timed calls and what each needs before it,
   *     such as the forward pass before a backward pass
   * @param loadMs to a session ready for its first call; empty if it came to none
   * @param firstCallMs the first call of the fresh session; empty if it came to none
   * @param settled whether its warm-up met the rule
   */
  public record Times(
      double wallSeconds,
      double iterationSeconds,
      OptionalDouble loadMs,
      OptionalDouble firstCallMs,
      boolean settled) {}
}
