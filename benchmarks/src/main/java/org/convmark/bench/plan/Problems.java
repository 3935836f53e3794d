package org.convmark.bench.plan;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong with a plan, so that all of it is said at once. */
final class Problems {

  private static final int MOST = 100;
  private static final int LONGEST = 600;
  private static final Pattern UNFIT = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private record Problem(int line, String text) {}

  private final String source;
  private final List<Problem> all = new ArrayList<>();

  Problems(String source) {
    this.source = source;
  }

  @FormatMethod
  void add(Node at, String format, Object... values) {
    addLine(at.getStartMark().getLine() + 1, String.format(Locale.ROOT, format, values));
  }

  /**
   * Adds a problem.
   *
   * @param line from 1; 0 if it concerns the whole document
   */
  void addLine(int line, String text) {
    all.add(new Problem(line, fit(text)));
  }

  /** Fit for one line of a terminal: much of it may be out of a hostile file. */
  private static String fit(String text) {
    String shown = UNFIT.matcher(text).replaceAll("?");
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
  }

  int count() {
    return all.size();
  }

  void throwIfAny() {
    if (!all.isEmpty()) {
      throw new PlanProblems(lines());
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    all.stream()
        .sorted(Comparator.comparingInt(Problem::line))
        .limit(MOST)
        .forEach(problem -> lines.add("plan " + at(problem.line()) + ": " + problem.text()));
    if (all.size() > MOST) {
      lines.add("plan " + at(0) + ": and " + (all.size() - MOST) + " problems more");
    }
    return lines;
  }

  private String at(int line) {
    return fit(source) + (line == 0 ? "" : ":" + line);
  }
}
