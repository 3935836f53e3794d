package org.convmark.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.report.chart.ChartFormat;
import org.convmark.report.view.Figure;

/** The formats that there are, and the way of a report to the disk. */
public final class Reports {

  /** The word for every format. */
  public static final String ALL = "all";

  private Reports() {}

  /** Every installed writer, by name. */
  public static List<ReportWriter> writers() {
    return ServiceLoader.load(ReportWriter.class, Reports.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(ReportWriter::name))
        .toList();
  }

  /**
   * The writers that a word asks for: the one of that name, or {@link #ALL}; another word is an
   * {@link IllegalArgumentException}.
   */
  public static List<ReportWriter> writers(String word) {
    return word.equals(ALL) ? writers() : List.of(writer(word));
  }

  /** The writer of that name; another name is an {@link IllegalArgumentException}. */
  public static ReportWriter writer(String name) {
    List<ReportWriter> all = writers();
    return all.stream()
        .filter(writer -> writer.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT, "report format: expected %s, found '%s'", words(all), name)));
  }

  private static String words(List<ReportWriter> all) {
    return Stream.concat(all.stream().map(ReportWriter::name), Stream.of(ALL))
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  /**
   * Writes a report, as UTF-8, in place of whatever the file held. A reader sees the old file or
   * the whole new one, never a part.
   *
   * @throws IOException with one line that names the file
   */
  public static void write(ReportWriter writer, Report report, Path file) throws IOException {
    write(
        "the " + writer.name() + " report",
        file,
        unfinished -> {
          try (Writer out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
            writer.render(report, out);
          }
        });
  }

  /**
   * Writes every chart of a report beside it, as {@code <beginning>-<chart>} with the format's
   * ending, each in place of whatever its file held.
   *
   * @return the files, in the order of the report; none if the report has no charts
   * @throws IOException with one line that names the file
   */
  public static List<Path> writeCharts(
      ChartFormat format, Report report, Path folder, String beginning) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, Figure> chart : report.page().pictures().entrySet()) {
      Path file = folder.resolve(beginning + "-" + chart.getKey() + "." + format.word());
      Figure figure = chart.getValue();
      write("a chart", file, unfinished -> Files.write(unfinished, format.draw(figure)));
      files.add(file);
    }
    return files;
  }

  /** Fills a file. */
  private interface Content {
    void writeTo(Path file) throws IOException;
  }

  private static void write(String what, Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    try {
      if (folder == null) {
        throw new IOException("it is the root folder");
      }
      Files.createDirectories(folder);
      Path unfinished = folder.resolve("." + target.getFileName() + ".unfinished");
      try {
        content.writeTo(unfinished);
        replace(unfinished, target);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "cannot write %s to %s (%s): choose a folder that can be written",
              what,
              target,
              reason(e)),
          e);
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    if (Files.isDirectory(to)) {
      throw new IOException("a folder has that name");
    }
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String reason(IOException e) {
    String kind = e.getClass().getSimpleName();
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return kind.equals("IOException") ? message : kind + ": " + message;
  }
}
