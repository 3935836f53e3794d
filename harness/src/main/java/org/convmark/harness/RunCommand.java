package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.own.OwnModel;
import org.convmark.bench.plan.Plan;
import org.convmark.bench.plan.PlanFile;
import org.convmark.bench.run.PlanRunner;
import org.convmark.bench.run.PlanRunner.Left;
import org.convmark.bench.run.PlanRunner.OnChange;
import org.convmark.bench.run.PlanRunner.Resumption;
import org.convmark.bench.run.RunRequest;
import org.convmark.result.MaxBatch;
import org.convmark.result.Measurement;
import org.convmark.result.Status;
import org.convmark.result.Workload;
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

  @Option(
      names = "--plan",
      paramLabel = "NAME|FILE",
      defaultValue = "quick",
      description = "dry, quick, standard or a YAML file; default: ${DEFAULT-VALUE}.")
  private String plan;

  @Option(
      names = "--model",
      paramLabel = "M",
      description = {
        "Such as resnet50; repeatable.",
        "file:PATH.onnx is an ONNX file of your own, which onnxruntime runs; file:PATH.pt a"
            + " TorchScript archive, which pytorch-script runs. Without --engine and --workload only"
            + " these engines run them, forward."
      })
  private List<String> models;

  @Option(names = "--engine", paramLabel = "E", description = "Such as pytorch; repeatable.")
  private List<String> engines;

  @Option(names = "--device", paramLabel = "D", description = "Such as cpu; repeatable.")
  private List<String> devices;

  @Option(
      names = "--workload",
      paramLabel = "W",
      description = "forward, backward or train-step; repeatable.")
  private List<String> workloads;

  @Option(names = "--batch", paramLabel = "N", description = "Images at once; repeatable.")
  private List<Integer> batches;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of one operator; default: one for each processor; repeatable.")
  private List<Integer> threads;

  @Option(
      names = "--precision",
      paramLabel = "P",
      description = "fp32 (TF32 off), fp16 (inference only), bf16; repeatable.")
  private List<String> precisions;

  @Option(
      names = "--layout",
      paramLabel = "L",
      description = {
        "channels-first or channels-last, for the engines whose settings name a layout;",
        "default: the faster one of each."
      })
  private String layout;

  @Option(
      names = "--input",
      paramLabel = "NAME=SHAPE",
      description =
          "Shape of an input of your own file, such as x=1x3x224x224 or ids=1x128:int64; its first"
              + " number is the batch; repeatable.")
  private Map<String, String> inputs;

  @Option(
      names = "--name",
      paramLabel = "RUN-ID",
      description = "Name of the run's folder; default: the time and the plan's name.")
  private String name;

  @Mixin private SeedOption seed;

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
        "Its plan is in its folder; only --force, --retry, --try-anyway, --out and --verbose go with it."
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
    Path named = Path.of(resume);
    Path runs = out == null ? Home.runs() : out;
    RunFolder folder = RunFolder.open(Files.isDirectory(named) ? named : runs.resolve(named));
    Plan kept = PlanRunner.planOf(folder);
    PlanRunner.check(kept);
    return finish(kept, folder);
  }

  private Integer begin() throws IOException {
    if (force || retry) {
      throw new IllegalArgumentException("--force, --retry: they go with --resume RUN only");
    }
    memory.choices(seed.seed());
    Plan resolved = resolved(PlanFile.load(plan));
    PlanRunner.check(resolved);
    String runId = name == null ? STAMP.format(Instant.now()) + "-" + resolved.name() : name;
    writable(reports());
    return finish(resolved, RunFolder.create(out == null ? Home.runs() : out, runId));
  }

  private Path reports() {
    return out == null ? Home.reports() : out;
  }

  private Integer finish(Plan plan, RunFolder folder) throws IOException {
    PrintWriter terminal = spec.commandLine().getOut();
    List<Measurement> rows = measure(plan, folder, terminal);
    if (folder.isMaxBatchSearch()) {
      return finish(folder, folder.read().evidence().maxBatches(), terminal);
    }
    RunSummary.print(folder.read(), terminal);
    tell(folder, terminal);
    return exitCode(rows);
  }

  private Integer finish(RunFolder folder, List<MaxBatch> found, PrintWriter terminal)
      throws IOException {
    MaxBatchSummary.print(found, terminal);
    tell(folder, terminal);
    return MaxBatchSummary.exitCode(found);
  }

  private void tell(RunFolder folder, PrintWriter terminal) throws IOException {
    terminal.println();
    terminal.println("run:    " + folder.path().toAbsolutePath());
    terminal.println("report: " + ReportCommand.writeHtml(folder.path(), writable(reports())));
  }

  private List<Measurement> measure(Plan resolved, RunFolder folder, PrintWriter terminal)
      throws IOException {
    String typed = String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs());
    Thread stopped =
        new Thread(
            () -> {
              terminal.println();
              terminal.println("stopped; the cells that are complete are in " + folder.path());
              terminal.println("go on with: convmark run --resume " + folder.path());
            },
            "stopped");
    Runtime.getRuntime().addShutdownHook(stopped);
    try {
      RunRequest request =
          new RunRequest(
              resolved,
              "convmark " + typed,
              Home.exports(),
              memory.choices(seed.seed()),
              new TerminalProgress(terminal));
      return resume == null
          ? PlanRunner.run(request, folder)
          : PlanRunner.resume(request, folder, resumption());
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
            "%s: the run has stopped: %s; this folder and %s must have space; then go on with"
                + " --resume",
            folder.path(),
            reason,
            System.getProperty("java.io.tmpdir")),
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

  private Plan resolved(Plan base) {
    Plan.Scope scope = base.scope();
    Plan.Settings settings = base.settings();
    // the plan's engines and workloads are for networks of the suite
    boolean own = models != null && models.stream().allMatch(OwnModel::isNamed);
    return new Plan(
        base.name(),
        new Plan.Scope(
            orElse(models, scope.models()),
            orElse(engines, own ? List.of() : scope.engines()),
            orElse(devices, scope.devices()),
            orElse(workloads, own ? List.of(Workload.FORWARD.word()) : scope.workloads())),
        new Plan.Settings(
            orElse(batches, settings.batches()),
            orElse(precisions, settings.precisions()),
            orElse(threads, settings.threads()),
            Optional.ofNullable(layout).map(Layout::of).or(settings::layout),
            inputs == null ? settings.inputs() : inputs),
        base.effort());
  }

  private static <T> List<T> orElse(List<T> given, List<T> fallback) {
    return given == null ? fallback : given;
  }

  /**
   * A missing engine does not fail a run, unless nothing could be measured at all. Where all that
   * was asked for is what no engine has, no other environment would do.
   */
  private static int exitCode(List<Measurement> rows) {
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
