package org.convmark.result.compare;

import java.util.Optional;

/** What the people who run a gate have decided of its series. */
public interface Rules {

  /** Every metric's own threshold, and no change that is known. */
  Rules DEFAULT = series -> Threshold.of(series.metric());

  /** From where a change matters. */
  Threshold threshold(Series series);

  /** Why a change for the worse is accepted; empty if none is. */
  default Optional<String> acknowledged(Series series) {
    return Optional.empty();
  }
}
