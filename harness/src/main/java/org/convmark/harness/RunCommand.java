package org.convmark.harness;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.convmark.bench.plan.Plan;
import org.convmark.bench.run.CellForecast;
import org.convmark.bench.run.Forecast;
import org.convmark.bench.run.PlanRunner;
import org.convmark.bench.run.PlanRunner.Left;
import org.convmark.bench.run.PlanRunner.OnChange;
import org.convmark.bench.run.PlanRunner.Resumption;
import org.convmark.bench.run.RunRequest;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.Status;
import org.convmark.result.csv.RunFolder;
import org.convmark.result.csv.RunInUseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code convmark run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Measures every cell of a plan and writes the run and its report.",
      "Options that name models, engines and so on replace those of the plan."
    })
final class RunCommand implements Callable<Integer> {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Mixin private PlanOptions options;

  @Option(
      names = "--print-plan",
      description = {
        "Lists the cells of the plan and what they will probably take in time, memory and disk;",
        "starts and writes nothing."
      })
  private boolean printPlan;

  @Mixin private FormatOption format;

  @Option(
      names = "--name",
      paramLabel = "RUN-ID",
      description = "Name of the run's folder; default: the time and the plan's name.")
  private String name;

  @Mixin private OutputOptions output;

  @Mixin private MemoryOptions memory;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the run's folder and report; default: results/runs, reports/out.")
  private Path out;

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description = {
        "Goes on with a run after its last complete cell; the folder of the run or its name.",
        "Its plan is in its folder; only --force, --retry, --try-anyway, --out, --quiet, --json-log and --verbose go with it."
      })
  private String resume;

  @Option(
      names = "--force",
      description =
          "With --resume: goes on though the machine or versions have changed, and marks the cells.")
  private boolean force;

  @Option(
      names = "--retry",
      description = "With --resume: measures also the cells again that have no figures.")
  private boolean retry;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    return resume == null ? begin() : goOn();
  }

  private Integer goOn() throws IOException {
    ResumeOptions.requireNoOthers(spec.commandLine().getParseResult());
    RunFolder folder = RunFolder.open(RunFolders.of(resume, out == null ? Home.runs() : out));
    Plan kept = PlanRunner.planOf(folder);
    PlanRunner.check(kept);
    writable(reportsOf(folder));
    return finish(memory.applied(kept), folder);
  }

  private Integer begin() throws IOException {
    if (force || retry) {
      throw new IllegalArgumentException("--force, --retry: they go with --resume RUN only");
    }
    memory.maxBatch();
    Plan resolved = memory.applied(options.plan());
    PlanRunner.check(resolved);
    if (printPlan) {
      return print(resolved);
    }
    requirePrintPlan();
    String runId = name == null ? STAMP.format(Instant.now()) + "-" + resolved.name() : name;
    writable(reports());
    return finish(resolved, RunFolder.create(out == null ? Home.runs() : out, runId));
  }

  private Integer print(Plan plan) throws IOException {
    Path runs = out == null ? Home.runs() : out;
    List<Measurement> earlier = EarlierRuns.ofThisMachine(runs);
    List<CellForecast> cells = Forecast.of(plan, Home.exports(), earlier);
    new PlanListing(plan, cells).print(format.format(), spec.commandLine().getOut());
    return ExitCode.DONE;
  }

  private void requirePrintPlan() {
    if (spec.commandLine().getParseResult().hasMatchedOption("--format")) {
      throw new IllegalArgumentException("--format: it goes with --print-plan only");
    }
  }

  private Path reports() {
    return out == null ? Home.reports() : out;
  }

  /** Where the run began to write its report, unless another folder is asked for. */
  private Path reportsOf(RunFolder folder) {
    Path parent = folder.path().toAbsolutePath().normalize().getParent();
    boolean moved = !parent.equals(Home.runs().toAbsolutePath().normalize());
    return out == null && moved ? parent : reports();
  }

  private Integer finish(Plan plan, RunFolder folder) throws IOException {
    RunOutput terminal = output.of(spec.commandLine());
    List<Measurement> rows = measure(plan, folder, terminal);
    Run run = folder.read();
    terminal.summary(run);
    Path report = ReportCommand.writeHtml(folder.path(), writable(reportsOf(folder)));
    terminal.end(run, folder.path().toAbsolutePath(), report);
    return folder.isMaxBatchSearch()
        ? MaxBatchSummary.exitCode(run.evidence().maxBatches())
        : exitCode(plan, rows);
  }

  private List<Measurement> measure(Plan resolved, RunFolder folder, RunOutput terminal)
      throws IOException {
    String typed = String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs());
    Thread stopped = new Thread(() -> terminal.stopped(folder.path()), "stopped");
    Runtime.getRuntime().addShutdownHook(stopped);
    try {
      RunRequest request =
          new RunRequest(
              resolved, "convmark " + typed, Home.exports(), memory.maxBatch(), terminal);
      return resume == null
          ? PlanRunner.run(request, folder)
          : PlanRunner.resume(request, folder, resumption());
    } catch (RunInUseException e) {
      throw e;
    } catch (FileSystemException e) {
      throw stopped(folder, Failure.reason(e) + "; see that the folder can be written", e);
    } catch (IOException e) {
      throw stopped(folder, e.getMessage(), e);
    } finally {
      forget(stopped);
    }
  }

  private Resumption resumption() {
    return new Resumption(
        force ? OnChange.MARK : OnChange.REFUSE, retry ? Left.WITHOUT_FIGURES : Left.WITHOUT_ROW);
  }

  private static IOException stopped(RunFolder folder, String reason, IOException e) {
    return new IOException(
        String.format(
            Locale.ROOT,
            "%s: the run has stopped: %s; this folder and the one for temporary files must have"
                + " space; then go on with --resume",
            folder.path(),
            reason),
        e);
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending, and the hook is at it
    }
  }

  /** Hours of measurement must not end at a report that can't be written. */
  private static Path writable(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileSystemException e) {
      throw new IOException(folder + ": this folder can't be made; choose another with --out", e);
    }
    if (!Files.isWritable(folder)) {
      throw new IOException(folder + ": this folder can't be written; choose another with --out");
    }
    return folder;
  }

  /**
   * A missing engine does not fail a run, unless nothing could be measured at all. Where all that
   * was asked for is what no engine has, no other environment would do. Cells for which the run had
   * no time are not done.
   */
  private static int exitCode(Plan plan, List<Measurement> rows) {
    Set<Cell> done = rows.stream().map(Measurement::cell).collect(Collectors.toSet());
    if (!done.containsAll(plan.cells())) {
      return ExitCode.FAILED;
    }
    if (rows.stream().anyMatch(row -> row.outcome().status().isFailure())) {
      return ExitCode.FAILED;
    }
    if (rows.stream().anyMatch(row -> row.outcome().status() == Status.OK)) {
      return ExitCode.DONE;
    }
    return rows.stream().allMatch(row -> row.outcome().status() == Status.UNSUPPORTED)
        ? ExitCode.USAGE
        : ExitCode.ENVIRONMENT;
  }
}
