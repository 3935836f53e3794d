package org.convmark.harness;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.convmark.harness.compare.ComparedRuns;
import org.convmark.report.Report;
import org.convmark.report.ReportWriter;
import org.convmark.report.Reports;
import org.convmark.report.buying.Buying;
import org.convmark.report.buying.DevicesFile;
import org.convmark.report.buying.Slo;
import org.convmark.report.chart.ChartFormat;
import org.convmark.result.Run;
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
    description = "Writes one report of one or many runs, and its charts if asked for.")
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
      description = "html, markdown, latex or all; default: ${DEFAULT-VALUE}.")
  private String format;

  @Option(
      names = "--charts",
      paramLabel = "FORMAT",
      description = "svg or png: every chart as a picture beside the report.")
  private Optional<String> charts;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Heads the report; default: the run's id.")
  private String title;

  @Option(
      names = "--history",
      description = {
        "Shows what became of each cell of the first RUN over all runs of its machine in the",
        "folder in which it lies."
      })
  private boolean history;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "With --history: a folder of run folders instead of that one; repeatable.")
  private List<Path> histories;

  @Option(
      names = "--devices",
      paramLabel = "FILE",
      description = "YAML file with prices and power of devices; see docs/reports.md.")
  private Optional<Path> devices;

  @Option(
      names = "--slo",
      paramLabel = "LIMIT",
      description = {
        "Limit of latency that a device must meet, such as p99=50ms:",
        "p50, p90, p99 or mean, in ms or s; default: none."
      })
  private Optional<String> slo;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the files; default: reports/out.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    requireHistory();
    List<ReportWriter> writers = Reports.writers(format);
    Optional<ChartFormat> pictures = charts.map(ChartFormat::of);
    Buying buying = buying();
    Path folder = out == null ? Home.reports() : out;
    List<Path> folders = folders();
    Report report = withHistory(read(folders).titled(title), folders).with(buying);
    String name = nameOf(folders);
    for (ReportWriter writer : writers) {
      print(write(writer, report, folder, name));
    }
    if (pictures.isPresent()) {
      Reports.writeCharts(pictures.get(), report, folder, name).forEach(this::print);
    }
    return ExitCode.DONE;
  }

  private Buying buying() throws IOException {
    return new Buying(
        devices.isPresent() ? DevicesFile.read(devices.get()) : DevicesFile.NONE, slo.map(Slo::of));
  }

  /** The runs' folders, each once. */
  private List<Path> folders() throws IOException {
    List<Path> folders = runs.stream().map(RunFolders::of).toList();
    Set<Path> real = new HashSet<>();
    for (Path folder : folders) {
      if (Files.exists(folder) && !real.add(folder.toRealPath())) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "report: expected each run once, found '%s' twice; name it once",
                nameOf(folder)));
      }
    }
    return folders;
  }

  private void requireHistory() {
    if (histories != null && !history) {
      throw new IllegalArgumentException("--runs: it goes with --history only");
    }
  }

  private Report withHistory(Report report, List<Path> folders) throws IOException {
    if (!history) {
      return report;
    }
    List<Path> roots =
        histories == null ? List.of(folders.get(0).toRealPath().getParent()) : histories;
    return report.withHistory(
        ReportHistory.of(report.runs().get(0), roots, spec.commandLine().getErr()));
  }

  private static Report read(List<Path> folders) throws IOException {
    List<Run> runs = new ArrayList<>();
    for (Path folder : folders) {
      runs.add(read(folder));
    }
    ComparedRuns.repeated(runs)
        .ifPresent(
            run -> {
              throw new IllegalArgumentException(
                  String.format(
                      Locale.ROOT,
                      "report: expected each run once, found '%s' and a copy of it; name one of them",
                      run.id()));
            });
    return Report.of(runs);
  }

  /** What is wrong within the files of a run is a matter of the call: another run would do. */
  private static Run read(Path folder) throws IOException {
    try {
      return RunFolder.open(folder).read();
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private void print(Path file) {
    spec.commandLine().getOut().println(file.toAbsolutePath());
  }

  /** Writes a run's report as HTML and returns where it is. */
  static Path writeHtml(Path run, Path folder) throws IOException {
    Report report = Report.of(RunFolder.open(run).read());
    return write(Reports.writer(HTML), report, folder, nameOf(run));
  }

  private static Path write(ReportWriter writer, Report report, Path folder, String name)
      throws IOException {
    Path file = folder.resolve(name + "." + writer.extension()).toAbsolutePath();
    Reports.write(writer, report, file);
    return file;
  }

  /** A report of several runs is named after the first and says how many more it holds. */
  private static String nameOf(List<Path> runs) {
    String first = nameOf(runs.get(0));
    return runs.size() == 1 ? first : first + "-and-" + (runs.size() - 1) + "-more";
  }

  /** The report is named after the run's folder: what the files say of their run is not trusted. */
  private static String nameOf(Path run) {
    return String.valueOf(run.toAbsolutePath().normalize().getFileName());
  }
}
