package org.convmark.report.markdown;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.convmark.report.Report;
import org.convmark.report.ReportWriter;
import org.convmark.report.view.Block;
import org.convmark.report.view.Chapter;
import org.convmark.report.view.Counts;
import org.convmark.report.view.Fact;
import org.convmark.report.view.Ledger;
import org.convmark.report.view.Page;
import org.convmark.report.view.Section;
import org.convmark.report.view.Summary;
import org.convmark.report.view.Table;

/**
 * Every table of the report for a pull request or a wiki. Of a ledger it has the counts and the
 * statements that are contradicted; charts are left to pages and pictures.
 */
public final class MarkdownReport implements ReportWriter {

  @Override
  public String name() {
    return "markdown";
  }

  @Override
  public String extension() {
    return "md";
  }

  @Override
  public void render(Report report, Appendable out) throws IOException {
    Page page = report.page();
    out.append("# ").append(MarkdownText.of(page.heading())).append("\n\n");
    for (Summary summary : page.summaries()) {
      if (!page.heading().equals(summary.runId())) {
        out.append(page.summaries().size() > 1 ? "## Run " : "Run ")
            .append(MarkdownText.of(summary.runId()))
            .append("\n\n");
      }
      summary(summary, out);
    }
    for (Chapter chapter : page.chapters()) {
      chapter(chapter, out);
    }
    out.append("\nWritten by Convmark.\n");
  }

  private static void summary(Summary summary, Appendable out) throws IOException {
    out.append(counts(summary.counts())).append("\n\n");
    if (summary.counts().missing() > 0) {
      out.append("**The run was cut short: ")
          .append(String.valueOf(summary.counts().missing()))
          .append(" cells of its plan are not measured.** It goes on with")
          .append(" `convmark run --resume` and the folder of the run.\n\n");
    }
    if (!summary.caution().isEmpty()) {
      out.append("**Findings speak against some of these figures: ")
          .append(MarkdownText.of(summary.caution()))
          .append(".**\n\n");
    }
    out.append("### In brief\n\n");
    out.append(items(summary.brief())).append('\n');
    for (Table lead : summary.leads()) {
      out.append(MarkdownTable.of(lead)).append('\n');
    }
    out.append("### What was measured, and on what\n\n");
    out.append(items(summary.facts().stream().map(MarkdownReport::fact).toList()));
    out.append("\n### How to reproduce\n\n");
    out.append(
        summary.command().isBlank()
            ? "The run did not record its command.\n"
            : MarkdownText.code(summary.command()));
  }

  private static String counts(Counts counts) {
    return counts.planned()
        + " cells planned, "
        + counts.ok()
        + " OK, "
        + counts.failed()
        + " failed, "
        + counts.unavailable()
        + " not available here.";
  }

  private static String fact(Fact fact) {
    return fact.name() + ": " + fact.value();
  }

  private static String items(List<String> sentences) {
    return sentences.stream()
        .map(sentence -> "- " + MarkdownText.of(sentence) + "\n")
        .collect(Collectors.joining());
  }

  private static void chapter(Chapter chapter, Appendable out) throws IOException {
    out.append("\n## ").append(chapter.subject().title()).append("\n");
    for (Chapter.Part part : chapter.parts()) {
      for (Section section : part.sections()) {
        section(section, part.run(), out);
      }
    }
  }

  private static void section(Section section, String run, Appendable out) throws IOException {
    String title = run.isEmpty() ? section.title() : section.title() + ": " + run;
    out.append("\n### ").append(MarkdownText.of(title)).append("\n");
    for (String sentence : section.lead()) {
      out.append('\n').append(MarkdownText.of(sentence)).append('\n');
    }
    for (Block block : section.blocks()) {
      if (block instanceof Table table) {
        out.append('\n').append(MarkdownTable.of(table));
      } else if (block instanceof Ledger ledger) {
        contradicted(ledger, out);
      }
    }
  }

  private static void contradicted(Ledger ledger, Appendable out) throws IOException {
    Table table = ledger.only("CONTRADICTED");
    if (!table.rows().isEmpty()) {
      out.append('\n').append(MarkdownTable.of(table));
    }
  }
}
