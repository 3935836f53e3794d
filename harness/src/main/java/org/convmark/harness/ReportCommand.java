package org.convmark.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.convmark.report.ReportWriter;
import org.convmark.report.Reports;
import org.convmark.result.csv.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convmark report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Writes the report of runs, one file for each.")
final class ReportCommand implements Callable<Integer> {

  private static final String HTML = "html";

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "A run's folder, or its name in results/runs.")
  private List<String> runs;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = HTML,
      description = "html; default: ${DEFAULT-VALUE}.")
  private String format;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the files; default: reports/out.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ReportWriter writer = Reports.writer(format);
    for (String run : runs) {
      Path folder = RunFolders.of(run);
      spec.commandLine()
          .getOut()
          .println(write(writer, folder, out == null ? Home.reports() : out));
    }
    return ExitCode.DONE;
  }

  /** Writes a run's report as HTML and returns where it is. */
  static Path writeHtml(Path run, Path folder) throws IOException {
    return write(Reports.writer(HTML), run, folder);
  }

  /** The report is named after the run's folder: what the files say of their run is not trusted. */
  private static Path write(ReportWriter writer, Path run, Path folder) throws IOException {
    Path name = run.toAbsolutePath().normalize().getFileName();
    Path file = folder.resolve(name + "." + writer.extension()).toAbsolutePath();
    Reports.write(writer, RunFolder.open(run).read(), file);
    return file;
  }
}
