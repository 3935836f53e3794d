package org.convmark.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.convmark.result.Run;

/** The formats that there are, and the way of a report to the disk. */
public final class Reports {

  private Reports() {}

  /** Every installed writer, by name. */
  public static List<ReportWriter> writers() {
    return ServiceLoader.load(ReportWriter.class, Reports.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(ReportWriter::name))
        .toList();
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
                        Locale.ROOT,
                        "report format: expected one of %s, found '%s'",
                        all.stream().map(ReportWriter::name).toList(),
                        name)));
  }

  /**
   * Writes a report, as UTF-8, in place of whatever the file held. A reader sees the old file or
   * the whole new one, never a part.
   *
   * @throws IOException with one line that names the file
   */
  public static void write(ReportWriter writer, Run run, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    try {
      if (folder == null) {
        throw new IOException("it is the root folder");
      }
      Files.createDirectories(folder);
      Path unfinished = folder.resolve("." + target.getFileName() + ".unfinished");
      try {
        writeTo(unfinished, writer, run);
        replace(unfinished, target);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "cannot write the %s report to %s (%s): choose a folder that can be written",
              writer.name(),
              target,
              reason(e)),
          e);
    }
  }

  private static void writeTo(Path path, ReportWriter writer, Run run) throws IOException {
    try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
      writer.render(run, out);
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
