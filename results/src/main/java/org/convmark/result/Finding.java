package org.convmark.result;

import java.util.List;

/**
 * Something about a run that its reader must know: one row of {@code findings.csv}.
 *
 * @param cells {@link Cell#id()} of those that it is about; none if it is about the machine
 * @param found what was found, with its figures, in one line
 * @param remedy what to do, in one line
 */
public record Finding(
    Level level, FindingKind kind, List<String> cells, String found, String remedy) {

  /** How much it matters. */
  public enum Level {
    /** Figures hold, and are read better with this in mind. */
    HINT,
    /** Figures may not be what they seem: mend the cause and measure again. */
    WARNING,
    /** Figures can't be right, or can't be compared. */
    ERROR
  }

  public Finding {
    cells = List.copyOf(cells);
  }
}
