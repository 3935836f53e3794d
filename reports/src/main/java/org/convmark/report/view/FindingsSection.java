package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.finding.Analysers;

/** What speaks against the figures of a run, worst first, with what to do about it. */
final class FindingsSection {

  private static final int MOST_CELLS = 4;

  private FindingsSection() {}

  /** Those that were found when the run ended; found now if it has not, or if it is older. */
  static List<Finding> findings(Run run) {
    return run.findings().orElseGet(() -> Analysers.findings(run));
  }

  static Section of(Run run) {
    List<Finding> findings = findings(run);
    List<String> lead = new ArrayList<>();
    if (run.findings().isEmpty()) {
      lead.add("The run was not analysed when it ended, so this was found in what it holds now.");
    }
    lead.add(findings.isEmpty() ? nothing(run) : sentence(findings));
    return new Section(
        "findings", "Findings", lead, findings.isEmpty() ? List.of() : List.of(table(findings)));
  }

  private static String nothing(Run run) {
    return run.measurements().stream().anyMatch(Measurement::isOk)
        ? "Nothing speaks against the figures: times, memory and conditions are plausible."
        : "No cell was timed, so there are no figures that anything could speak against.";
  }

  private static String sentence(List<Finding> findings) {
    return counts(findings.stream().map(Finding::level).toList())
        + ". An error means that figures can't be right or can't be compared, a warning that they may"
        + " not be what they seem, a hint is to be read beside them.";
  }

  /** How many findings are more than hints, in print; empty if none is. */
  static String caution(List<Finding> findings) {
    List<Level> levels =
        findings.stream().map(Finding::level).filter(level -> level != Level.HINT).toList();
    return levels.isEmpty() ? "" : counts(levels);
  }

  private static String counts(List<Level> levels) {
    return Stream.of(Level.ERROR, Level.WARNING, Level.HINT)
        .filter(levels::contains)
        .map(level -> count(level, levels.stream().filter(level::equals).count()))
        .collect(Collectors.joining(", "));
  }

  private static String count(Level level, long count) {
    return count + " " + level.name().toLowerCase(Locale.ROOT) + (count == 1 ? "" : "s");
  }

  private static Table table(List<Finding> findings) {
    return new Table(
        "findings-table",
        "What speaks against the figures, worst first",
        List.of("A run's folder holds all cells of each in findings.csv, once it has ended."),
        List.of(
            Column.name("Kind"),
            Column.text("Level"),
            Column.text("Found"),
            Column.text("What to do")),
        findings.stream().map(FindingsSection::row).toList());
  }

  private static List<Value> row(Finding finding) {
    return List.of(
        Value.of(finding.kind().word()),
        new Value(finding.level().name(), tone(finding.level())),
        Value.of(finding.found()).noted(cells(finding.cells())),
        Value.of(finding.remedy()));
  }

  private static Tone tone(Level level) {
    return switch (level) {
      case ERROR -> Tone.BAD;
      case WARNING -> Tone.WARNING;
      case HINT -> Tone.PLAIN;
    };
  }

  private static String cells(List<String> ids) {
    if (ids.size() < 2) {
      return "";
    }
    String shown = ids.stream().limit(MOST_CELLS).collect(Collectors.joining(", "));
    return ids.size() > MOST_CELLS ? shown + " and " + (ids.size() - MOST_CELLS) + " more" : shown;
  }
}
