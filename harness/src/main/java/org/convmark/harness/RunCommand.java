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
import java.util.Optional;
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
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.Status;
import org.convmark.result.baseline.Gate;
import org.convmark.result.baseline.GateResult;
import org.convmark.result.csv.RunFolder;
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

  @Mixin private GateOptions gate;

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
        "Its plan is in its folder; only --force, --retry, --try-anyway, --gate, --rules, --baselines,"
            + " --out, --quiet, --json-log and --verbose go with it."
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
    return finish(
        memory.applied(kept),
        folder,
        gateOf(kept, folder.path().toAbsolutePath().normalize().getFileName().toString()));
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
    Optional<Gate> held = gateOf(resolved, "");
    String runId = name == null ? STAMP.format(Instant.now()) + "-" + resolved.name() : name;
    writable(reports());
    return finish(resolved, RunFolder.create(out == null ? Home.runs() : out, runId), held);
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

  /** Before anything is measured, so that a night is not spent on what can't be judged. */
  private Optional<Gate> gateOf(Plan plan, String judged) throws IOException {
    if (!gate.isAsked()) {
      return Optional.empty();
    }
    if (memory.maxBatch().isPresent()) {
      throw new IllegalArgumentException(
          "--gate: a search for the largest batch times nothing; leave out --max-batch");
    }
    return Optional.of(gate.gate(plan, out == null ? Home.runs() : out, judged));
  }

  private Integer finish(Plan plan, RunFolder folder, Optional<Gate> held) throws IOException {
    RunOutput terminal = output.of(spec.commandLine());
    Measuring measuring = new Measuring("convmark " + typed(), memory.maxBatch(), terminal);
    List<Measurement> rows =
        resume == null ? measuring.begin(plan, folder) : measuring.goOn(plan, folder, resumption());
    Run run = folder.read();
    terminal.summary(run);
    Path report = ReportCommand.writeHtml(folder.path(), writable(reportsOf(folder)));
    terminal.end(run, folder.path().toAbsolutePath(), report);
    if (folder.isMaxBatchSearch()) {
      return MaxBatchSummary.exitCode(run.evidence().maxBatches());
    }
    boolean passed = held.isEmpty() || passes(plan, folder, new GatedRun(held.get(), measuring));
    return passed ? exitCode(plan, rows) : ExitCode.FAILED;
  }

  private static boolean passes(Plan plan, RunFolder folder, GatedRun gated) throws IOException {
    GateResult result = gated.judge(plan, folder);
    gated.tell(result, folder);
    return result.isPassed();
  }

  private String typed() {
    return String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs());
  }

  private Resumption resumption() {
    return new Resumption(
        force ? OnChange.MARK : OnChange.REFUSE, retry ? Left.WITHOUT_FIGURES : Left.WITHOUT_ROW);
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
