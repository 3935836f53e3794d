package org.convmark.report.view;

/** How a value is meant; never the only carrier of its meaning. */
public enum Tone {
  PLAIN,
  /** Says why there is no number. */
  MUTED,
  GOOD,
  WARNING,
  BAD
}
