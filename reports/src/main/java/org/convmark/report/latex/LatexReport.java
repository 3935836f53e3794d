package org.convmark.report.latex;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convmark.report.Report;
import org.convmark.report.ReportWriter;
import org.convmark.report.view.Page;
import org.convmark.report.view.PaperTables;
import org.convmark.report.view.Summary;
import org.convmark.report.view.Table;

/**
 * Tables in the style of papers. The file is a document; inside another document it is its tables
 * alone, or the one that {@code \convmarkonly} names.
 */
public final class LatexReport implements ReportWriter {

  /** Tables of the page that a paper's reader needs beside those of latency. */
  private static final Set<String> TAKEN =
      Set.of(
          "findings-table",
          "failures-table",
          "max-batch-table",
          "verdicts-table",
          "buying-cheapest-table");

  /** Columns that are a matter of the rule, or of the correction. */
  private static final Set<String> LEFT_OUT = Set.of("p", "Threshold");

  /** LaTeX holds a bounded number of tables back before it must print them. */
  private static final int BETWEEN_CLEARINGS = 8;

  private static final String HEAD =
      """
      % Written by Convmark. This is a document for pdflatex. In a paper, load array, booktabs and
      % longtable, and say \\input{this file} where all tables are to be, or before that
      % \\newcommand\\convmarkonly{latency-0}, and \\renewcommand it for others, to take one table.
      \\providecommand\\convmarkonly{}
      \\providecommand\\convmarkbreak{\\penalty5000 }
      \\providecommand\\convmarkclear{}
      \\providecommand\\convmarkstyle{\\centering\\footnotesize\\setlength\\tabcolsep{3pt}}
      \\providecommand\\convmarktable[2]{%
        \\edef\\convmarkname{#1}\\edef\\convmarkwanted{\\convmarkonly}%
        \\ifx\\convmarkwanted\\empty#2\\else\\ifx\\convmarkwanted\\convmarkname#2\\fi\\fi}
      \\expandafter\\ifx\\csname @nodocument\\endcsname\\relax
        \\def\\convmarkend{}
      \\else
        \\documentclass[a4paper]{article}
        \\usepackage[margin=2cm]{geometry}
        \\usepackage{array,booktabs,longtable}
        \\setlength\\LTcapwidth{\\textwidth}
        \\setlength\\belowcaptionskip{5pt}
        \\renewcommand\\convmarkclear{\\clearpage}
        \\def\\convmarkend{\\end{document}}
        \\begin{document}
        \\raggedright
      """;

  @Override
  public String name() {
    return "latex";
  }

  @Override
  public String extension() {
    return "tex";
  }

  @Override
  public void render(Report report, Appendable out) throws IOException {
    Page page = report.page();
    out.append(HEAD);
    introduction(page, out);
    out.append("\\fi\n");
    List<Table> tables = tables(report, page);
    for (int i = 0; i < tables.size(); i++) {
      out.append(LatexTable.of(tables.get(i)));
      if (i % BETWEEN_CLEARINGS == BETWEEN_CLEARINGS - 1) {
        out.append("\\convmarkclear\n");
      }
    }
    out.append("\n\\convmarkend\n");
  }

  private static void introduction(Page page, Appendable out) throws IOException {
    out.append("\\section*{").append(LatexText.of(page.heading())).append("}\n");
    for (Summary summary : page.summaries()) {
      if (!page.heading().equals(summary.runId())) {
        sentence("Run " + summary.runId() + ".", out);
      }
      for (String sentence : sentences(summary)) {
        sentence(sentence, out);
      }
    }
  }

  private static void sentence(String text, Appendable out) throws IOException {
    out.append(LatexText.of(text)).append("\\par\n");
  }

  private static List<String> sentences(Summary summary) {
    List<String> sentences = new ArrayList<>(summary.brief());
    if (summary.counts().missing() > 0) {
      sentences.add(
          "The run was cut short: "
              + summary.counts().missing()
              + " cells of its plan are not measured.");
    }
    if (!summary.caution().isEmpty()) {
      sentences.add("Findings speak against some figures: " + summary.caution() + ".");
    }
    if (!summary.command().isBlank()) {
      sentences.add("Command: " + summary.command());
    }
    return sentences;
  }

  private static List<Table> tables(Report report, Page page) {
    return Stream.concat(
            IntStream.range(0, report.runs().size())
                .boxed()
                .flatMap(run -> PaperTables.of(report.runs().get(run), Page.prefix(run)).stream()),
            page.sections().stream()
                .flatMap(section -> section.tables().stream())
                .filter(table -> TAKEN.stream().anyMatch(table.id()::endsWith))
                .map(LatexReport::withoutNotes)
                .map(LatexReport::narrow))
        .toList();
  }

  /** A line of a page has no room for what follows from the rest of a row. */
  private static Table narrow(Table table) {
    int[] kept =
        IntStream.range(0, table.columns().size())
            .filter(i -> !LEFT_OUT.contains(table.columns().get(i).title()))
            .toArray();
    return new Table(
        table.id(),
        table.caption(),
        table.notes(),
        IntStream.of(kept).mapToObj(table.columns()::get).toList(),
        table.rows().stream().map(row -> IntStream.of(kept).mapToObj(row::get).toList()).toList());
  }

  /** Small print under a value would be read as the mark of a source. */
  private static Table withoutNotes(Table table) {
    return new Table(
        table.id(),
        table.caption(),
        table.notes(),
        table.columns(),
        table.rows().stream()
            .map(row -> row.stream().map(value -> value.withoutNote()).toList())
            .toList());
  }
}
