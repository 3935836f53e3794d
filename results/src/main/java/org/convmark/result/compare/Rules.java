package org.convmark.result.compare;

import java.util.Optional;

/** What the people who run a gate have decided of its series. */
public interface Rules {

  /** Every metric's own threshold, and no change that is known. */
  Rules DEFAULT = series -> Threshold.of(series.metric());

  /** Rules that say something of some series only. */
  interface Layer {

    /** From where a change matters; empty if this has no say in it. */
    Optional<Threshold> threshold(Series series);

    /** Why a change for the worse is accepted; empty if this accepts none. */
    default Optional<String> acknowledged(Series series) {
      return Optional.empty();
    }
  }

  /** From where a change matters. */
  Threshold threshold(Series series);

  /** Why a change for the worse is accepted; empty if none is. */
  default Optional<String> acknowledged(Series series) {
    return Optional.empty();
  }

  /** These rules for what a layer says nothing of. */
  default Rules under(Layer layer) {
    Rules below = this;
    return new Rules() {
      @Override
      public Threshold threshold(Series series) {
        return layer.threshold(series).orElseGet(() -> below.threshold(series));
      }

      @Override
      public Optional<String> acknowledged(Series series) {
        return layer.acknowledged(series).or(() -> below.acknowledged(series));
      }
    };
  }
}
