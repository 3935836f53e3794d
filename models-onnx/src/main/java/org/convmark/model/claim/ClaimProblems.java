package org.convmark.model.claim;

import java.util.List;

/** Everything that is wrong with a file of claims, a line for each problem. */
public final class ClaimProblems extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> lines;

  /** Problems, of one file or of several. */
  public ClaimProblems(List<String> lines) {
    super(String.join("; ", lines));
    this.lines = List.copyOf(lines);
  }

  /** Each with file, line, column, what was expected and what was found. */
  public List<String> lines() {
    return lines;
  }
}
