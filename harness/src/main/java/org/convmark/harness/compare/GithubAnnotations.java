package org.convmark.harness.compare;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.convmark.result.compare.Comparison;

/**
 * A comparison as annotations of a job on GitHub: an error for what fails the gate, a warning for
 * what needs a look, a notice for what became better, and one notice that counts all.
 */
public final class GithubAnnotations {

  /** GitHub shows no more of each level and step. */
  private static final int MOST = 10;

  private enum Level {
    ERROR("error"),
    WARNING("warning"),
    NOTICE("notice");

    private final String word;

    Level(String word) {
      this.word = word;
    }
  }

  private GithubAnnotations() {}

  /** The workflow commands, one a line, worst first. */
  public static String render(ComparisonReport report) {
    StringBuilder out = new StringBuilder();
    Map<Level, Integer> written = new EnumMap<>(Level.class);
    String all = report.summary() + (report.isFailed() ? "; the gate fails" : "");
    String why = report.explanation().isEmpty() ? "" : "; " + report.explanation();
    written.put(Level.NOTICE, 1);
    out.append(line(Level.NOTICE, "convmark compare", all + why));
    for (Comparison comparison : report.worstFirst()) {
      level(report, comparison)
          .filter(level -> written.merge(level, 1, Integer::sum) <= MOST)
          .ifPresent(level -> out.append(line(level, comparison)));
    }
    return out.toString();
  }

  /** None for what nobody can act on. */
  private static Optional<Level> level(ComparisonReport report, Comparison comparison) {
    if (report.fails(comparison)) {
      return Optional.of(Level.ERROR);
    }
    return switch (comparison.verdict()) {
      case REGRESSED, UNSTABLE, NOT_COMPARABLE, MISSING, FAILED -> Optional.of(Level.WARNING);
      case IMPROVED -> Optional.of(Level.NOTICE);
      case EQUIVALENT, INCONCLUSIVE, NEW -> Optional.empty();
    };
  }

  private static String line(Level level, Comparison comparison) {
    return line(
        level, comparison.verdict() + " " + comparison.series(), EvidenceText.sentence(comparison));
  }

  private static String line(Level level, String title, String message) {
    return "::"
        + level.word
        + " title="
        + WorkflowText.property(title)
        + "::"
        + WorkflowText.message(message)
        + "\n";
  }
}
