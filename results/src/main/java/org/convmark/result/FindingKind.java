package org.convmark.result;

import java.util.Locale;

/** What a {@link Finding} says; {@code docs/findings.md} has all thresholds and their reasons. */
public enum FindingKind {
  /** Calls may return before the work is done. */
  TIME_DOES_NOT_GROW,
  BIGGER_IS_FASTER,
  THROUGHPUT_FALLS,
  THREADS_DIFFER,
  /** Cells of one run were measured on other machines or with other versions than the rest. */
  RESUMED_AFTER_CHANGE,
  TOO_MANY_THREADS,
  BUSY_MACHINE,
  STOLEN_TIME,
  POWERSAVE,
  OTHERS_ON_GPU,
  THROTTLED,
  CLOCK_CHANGED,
  TEMPERATURE_CHANGED,
  DRIFT,
  UNSTEADY_FORKS,
  TARGET_MISSED,
  SPREAD_BETWEEN_FORKS,
  SPREAD_WITHIN_FORKS,
  SEVERE_OUTLIERS,
  MEMORY_BELOW_WEIGHTS,
  MEMORY_FAR_ABOVE;

  /**
   * The word of CSV files, the report and the documentation, such as {@code time-does-not-grow}.
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
