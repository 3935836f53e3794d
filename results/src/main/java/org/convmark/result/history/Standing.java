package org.convmark.result.history;

import java.util.Arrays;
import java.util.Locale;

/** How the newest run of a series stands to the segment before it. */
public enum Standing {
  /** Worse than the segment's spread explains, by more than the threshold. */
  REGRESSED,
  /** Better likewise. */
  IMPROVED,
  /** Within the spread or the threshold. */
  STEADY,
  /** The segment has too few points to tell, or the run too few samples for the figure. */
  TOO_FEW_POINTS,
  /** The cell failed in the newest run. */
  FAILED;

  /** The standing of that name; another is an {@link IllegalArgumentException}. */
  public static Standing of(String name) {
    return Arrays.stream(values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "verdict '%s': unknown; expected one of %s",
                        name,
                        Arrays.toString(values()))));
  }
}
