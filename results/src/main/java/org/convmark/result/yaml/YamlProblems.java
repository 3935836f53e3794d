package org.convmark.result.yaml;

import java.util.List;

/** Everything that is wrong with a file, a line for each problem. */
public final class YamlProblems extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> lines;

  /** Of lines that are fit for a terminal. */
  public YamlProblems(List<String> lines) {
    super(String.join("; ", lines));
    this.lines = List.copyOf(lines);
  }

  /** Each with the file, the line, what was expected and what was found. */
  public List<String> lines() {
    return lines;
  }
}
