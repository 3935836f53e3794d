package org.convmark.result;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The largest batch that fits: one row of {@code max_batch.csv}.
 *
 * @param cell what was tried; its batch says nothing
 * @param outcome OK if there is a figure, whose message is the reason of a batch that did not fit
 * @param images the largest batch that fits, 0 if none does; empty if the search came to no end
 * @param limitedBy what stood against a larger one, such as {@code device memory}
 * @param need of the smallest batch that does not fit, or of the largest that was tried
 */
public record MaxBatch(
    Cell cell, Outcome outcome, OptionalInt images, String limitedBy, Need need) {

  /**
   * Memory in MiB; empty where it is not known.
   *
   * @param analytic counted on the graph
   * @param free before the search
   */
  public record Need(OptionalDouble analytic, OptionalDouble free) {}
}
