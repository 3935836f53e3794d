package org.convmark.result.yaml;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong with a file, so that all of it is said at once. */
public final class Problems {

  private static final int MOST = 100;
  private static final int LONGEST = 600;
  private static final Pattern UNFIT = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private record Problem(int line, String text) {}

  private final String kind;
  private final String source;
  private final List<Problem> all = new ArrayList<>();

  /**
   * No problem yet.
   *
   * @param kind of file, such as {@code plan}, with which every line begins
   * @param source what to call the file
   */
  public Problems(String kind, String source) {
    this.kind = kind;
    this.source = source;
  }

  String kind() {
    return kind;
  }

  /** Adds a problem of a node of the document. */
  @FormatMethod
  public void add(Node at, String format, Object... values) {
    addLine(at.getStartMark().getLine() + 1, String.format(Locale.ROOT, format, values));
  }

  /**
   * Adds a problem.
   *
   * @param line from 1; 0 if it concerns the whole document
   */
  public void addLine(int line, String text) {
    all.add(new Problem(line, fit(text)));
  }

  /** Fit for one line of a terminal: much of it may be out of a hostile file. */
  public static String fit(String text) {
    String shown = UNFIT.matcher(text).replaceAll("?");
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
  }

  /** How many there are so far. */
  public int count() {
    return all.size();
  }

  /**
   * Ends the reading if anything was wrong.
   *
   * @throws YamlProblems with all of it, in the order of the lines
   */
  public void throwIfAny() {
    if (!all.isEmpty()) {
      throw new YamlProblems(lines());
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    all.stream()
        .sorted(Comparator.comparingInt(Problem::line))
        .limit(MOST)
        .forEach(problem -> lines.add(kind + " " + at(problem.line()) + ": " + problem.text()));
    if (all.size() > MOST) {
      lines.add(kind + " " + at(0) + ": and " + (all.size() - MOST) + " problems more");
    }
    return lines;
  }

  private String at(int line) {
    return fit(source) + (line == 0 ? "" : ":" + line);
  }
}
