package org.convmark.harness.compare;

import java.util.List;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Comparison.Evidence;
import org.convmark.result.compare.Verdict;

/**
 * A comparison for a comment on a pull request: one line that says it all, what is worth looking
 * at, worst first, and the rest folded.
 */
public final class MarkdownReport {

  /** GitHub takes comments of 65,536 characters. */
  private static final int LONGEST = 60_000;

  private static final String HEAD =
      """
      | verdict | series | metric | ratio [95 %] | base | new | forks | p | q | threshold | remark |
      |---|---|---|---:|---:|---:|---:|---:|---:|---|---|
      """;

  private static final String NO_FIGURES = " | | | | | ";

  private final StringBuilder out = new StringBuilder();
  private final ComparisonReport report;

  private MarkdownReport(ComparisonReport report) {
    this.report = report;
  }

  /** The whole comment, of less than 65,536 characters. */
  public static String render(ComparisonReport report) {
    return new MarkdownReport(report).render();
  }

  private String render() {
    out.append("**Convmark: ")
        .append(report.summary())
        .append(report.isFailed() ? ". The gate fails.**\n" : ". The gate passes.**\n");
    if (!report.changed().isEmpty()) {
      out.append("\nChanged between the sides:\n\n");
      report
          .changed()
          .forEach(
              each -> out.append("* ").append(MarkdownText.code(each.toString())).append('\n'));
    }
    List<Comparison> all = report.worstFirst();
    table(all.stream().filter(this::isOpen).toList());
    fold(all.stream().filter(each -> !isOpen(each)).toList());
    return out.toString();
  }

  /** What fails the gate stays in sight whatever its verdict. */
  private boolean isOpen(Comparison comparison) {
    return comparison.verdict() == Verdict.REGRESSED
        || comparison.verdict() == Verdict.IMPROVED
        || report.fails(comparison);
  }

  private void fold(List<Comparison> rest) {
    if (!rest.isEmpty()) {
      out.append("\n<details><summary>")
          .append(ComparisonReport.summary(rest))
          .append("</summary>\n");
      table(rest);
      out.append("\n</details>\n");
    }
  }

  private void table(List<Comparison> comparisons) {
    if (comparisons.isEmpty()) {
      return;
    }
    out.append('\n').append(HEAD);
    int left = comparisons.size();
    for (Comparison comparison : comparisons) {
      String row = row(comparison);
      if (out.length() + row.length() > LONGEST) {
        out.append("\n").append(left).append(" more; --format csv has all.\n");
        return;
      }
      out.append(row);
      left--;
    }
  }

  private static String row(Comparison comparison) {
    List<String> cells =
        List.of(
            comparison.verdict().name(),
            MarkdownText.code(comparison.series().cell().id()),
            comparison.series().metric().word(),
            EvidenceText.ratio(comparison),
            comparison.evidence().map(each -> figures(comparison, each)).orElse(NO_FIGURES),
            MarkdownText.code(comparison.remark()));
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String figures(Comparison comparison, Evidence evidence) {
    return String.join(
        " | ",
        EvidenceText.mean(evidence.base()),
        EvidenceText.mean(evidence.later()),
        evidence.base().count() + "+" + evidence.later().count(),
        EvidenceText.p(comparison.p().orElseThrow()),
        EvidenceText.p(evidence.q()),
        MarkdownText.code(EvidenceText.threshold(evidence.threshold())));
  }
}
