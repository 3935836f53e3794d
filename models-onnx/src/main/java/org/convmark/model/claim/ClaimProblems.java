package org.convmark.model.claim;

import java.util.List;

/** Everything that is wrong with a file of claims, a line for each problem. */
public final class ClaimProblems extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> lines;
  private final transient List<Claim> sound;

  /** Problems, of one file or of several. */
  public ClaimProblems(List<String> lines) {
    this(lines, List.of());
  }

  /** Problems, and the claims beside them that could be read. */
  ClaimProblems(List<String> lines, List<Claim> sound) {
    super(String.join("; ", lines));
    this.lines = List.copyOf(lines);
    this.sound = List.copyOf(sound);
  }

  /** The claims that could be read; what they ask may be wrong too. */
  public List<Claim> sound() {
    return sound;
  }

  /** Each with file, line, column, what was expected and what was found. */
  public List<String> lines() {
    return lines;
  }
}
