package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convmark.harness.compare.CompareFormat;
import org.convmark.harness.compare.ComparisonColumn;
import org.convmark.harness.compare.ComparisonReport;
import org.convmark.harness.compare.GithubAnnotations;
import org.convmark.harness.compare.JunitReport;
import org.convmark.harness.compare.MarkdownReport;
import org.convmark.result.csv.AtomicFile;

/**
 * The way of a comparison to the terminal or to a file.
 *
 * @param format of what is printed, or of the file
 * @param file instead of the terminal, if there is one
 * @param onGithub whether a runner of GitHub's reads what is printed
 */
record CompareOutput(CompareFormat format, Optional<Path> file, boolean onGithub) {

  private static final String GITHUB = "GITHUB_ACTIONS";

  /** The way from where this program runs, which may be such a runner. */
  static CompareOutput fromHere(CompareFormat format, Optional<Path> file) {
    return new CompareOutput(format, file, "true".equals(System.getenv(GITHUB)));
  }

  void print(ComparisonReport report, PrintWriter out) throws IOException {
    if (file.isEmpty()) {
      out.print(text(report));
    } else {
      Path target = file.get().toAbsolutePath();
      AtomicFile.write(target, text(report).getBytes(StandardCharsets.UTF_8));
      out.println(report.summary());
      out.println(target);
    }
    boolean isForPeople = format == CompareFormat.TABLE || file.isPresent();
    if (onGithub && isForPeople) {
      out.print(GithubAnnotations.render(report));
    }
    out.flush();
  }

  private String text(ComparisonReport report) throws IOException {
    return switch (format) {
      case TABLE -> table(report);
      case CSV -> listing(report, ComparisonColumn.forSpreadsheets(), Format.CSV);
      case JSON -> listing(report, ComparisonColumn.all(), Format.JSON);
      case MARKDOWN -> MarkdownReport.render(report);
      case JUNIT -> JunitReport.render(report);
      case GITHUB -> GithubAnnotations.render(report);
    };
  }

  private static String table(ComparisonReport report) throws IOException {
    String explanation = report.explanation().isEmpty() ? "" : report.explanation() + "\n\n";
    return explanation
        + listing(report, ComparisonColumn.forTerminals(), Format.TABLE)
        + "\n"
        + report.summary()
        + "\n";
  }

  private static String listing(
      ComparisonReport report, List<ComparisonColumn> columns, Format format) throws IOException {
    Listing listing = new Listing();
    for (ComparisonColumn column : columns) {
      switch (column.kind()) {
        case TEXT -> listing.text(column.name());
        case NUMBER -> listing.number(column.name());
      }
    }
    report
        .comparisons()
        .forEach(
            each ->
                listing.row(columns.stream().map(column -> column.value().apply(each)).toArray()));
    StringWriter text = new StringWriter();
    listing.print(format, new PrintWriter(text));
    return text.toString();
  }
}
