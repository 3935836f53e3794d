package org.convmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

  @TempDir Path folder;

  @Test
  void htmlIsInstalled() {
    assertThat(Reports.writer("html")).isInstanceOf(HtmlReport.class);
  }

  @Test
  void unknownFormatNamesTheKnown() {
    assertThatThrownBy(() -> Reports.writer("pdf"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("html")
        .hasMessageContaining("'pdf'");
  }

  @Test
  void allAsksForEveryFormat() {
    assertThat(Reports.writers("all"))
        .extracting(ReportWriter::name)
        .containsExactly("html", "latex", "markdown");
  }

  @Test
  void titleOfMoreThanALineIsRefused() {
    assertThatThrownBy(() -> Report.of(SampleRun.empty()).titled("x".repeat(201)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 201");
  }

  @Test
  void titleHeadsEveryFormatAndTheRunIsStillNamed() throws IOException {
    for (ReportWriter writer : Reports.writers()) {
      StringBuilder out = new StringBuilder();
      writer.render(Report.of(SampleRun.empty()).titled("Spring cards"), out);
      assertThat(out).as(writer.name()).contains("Spring cards", "empty");
    }
  }

  @Test
  void reportReplacesTheOldFileAndLeavesNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("report.html"), "old");
    Reports.write(new HtmlReport(), Report.of(SampleRun.empty()), file);
    assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    assertThat(files()).containsExactly("report.html");
  }

  @Test
  void writerThatFailsLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("report.html"), "old");
    assertThatThrownBy(() -> Reports.write(new Failing(), Report.of(SampleRun.empty()), file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("report.html")
        .hasMessageContaining("disk full")
        .message()
        .hasLineCount(1);
    assertThat(Files.readString(file)).isEqualTo("old");
    assertThat(files()).containsExactly("report.html");
  }

  @Test
  void folderInTheWayIsOneLine() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("report.html/inside"));
    assertThatThrownBy(
            () -> Reports.write(new HtmlReport(), Report.of(SampleRun.empty()), taken.getParent()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a folder has that name")
        .message()
        .hasLineCount(1);
    assertThat(taken).isDirectory();
  }

  private Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  private static final class Failing implements ReportWriter {

    @Override
    public String name() {
      return "failing";
    }

    @Override
    public String extension() {
      return "txt";
    }

    @Override
    public void render(Report report, Appendable out) throws IOException {
      out.append("half");
      throw new IOException("disk full\nat sector 7");
    }
  }
}
