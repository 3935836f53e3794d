package org.convmark.report.view;

import java.util.Locale;

/** How a value is meant; never the only carrier of its meaning. */
public enum Tone {
  PLAIN,
  /** Says why there is no number. */
  MUTED,
  GOOD,
  WARNING,
  BAD;

  /** The class of the style sheet; null, which leaves the attribute out, if it has none. */
  public String word() {
    return this == PLAIN ? null : name().toLowerCase(Locale.ROOT);
  }

  /** The class after another one. */
  public String suffix() {
    return this == PLAIN ? "" : " " + word();
  }
}
