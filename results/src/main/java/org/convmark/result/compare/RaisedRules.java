package org.convmark.result.compare;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Rules that ask for more than what a series differs by from run to run anyway: for twice its
 * coefficient of variation, where that is known and more than the threshold itself.
 */
public final class RaisedRules implements Rules {

  private static final double TIMES = 2;

  /** What is known of earlier runs. */
  public interface History {

    /** The coefficient of variation between the runs of a series, such as 0.02. */
    OptionalDouble variation(Series series);
  }

  private final Rules rules;
  private final History history;

  /** Of rules that hold where the history asks for no more. */
  public RaisedRules(Rules rules, History history) {
    this.rules = rules;
    this.history = history;
  }

  @Override
  public Threshold threshold(Series series) {
    Threshold own = rules.threshold(series);
    double raised = TIMES * history.variation(series).orElse(0);
    return raised <= own.share()
        ? own
        : new Threshold(
            raised,
            String.format(
                Locale.ROOT,
                "raised from %.1f %% to twice the variation between runs",
                100 * own.share()));
  }

  @Override
  public Optional<String> acknowledged(Series series) {
    return rules.acknowledged(series);
  }
}
