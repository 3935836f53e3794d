package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.convmark.bench.own.OwnModel;
import org.convmark.bench.plan.Plan;
import org.convmark.bench.plan.PlanFile;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.claim.ClaimFile;
import org.convmark.model.onnx.BuildInfo;
import org.convmark.model.query.Networks;
import org.convmark.result.Cell;
import org.convmark.result.Environment;
import org.convmark.result.Measurement;
import org.convmark.result.Phase;
import org.convmark.result.Sample;
import org.convmark.result.csv.RunFolder;
import org.convmark.result.csv.RunJournal;
import org.convmark.result.environment.EnvironmentCapture;
import org.convmark.result.finding.Analysers;

/** Runs a plan into a folder. */
public final class PlanRunner {

  private static final String LOG = "log.txt";
  private static final String PLAN = "plan.yaml";
  private static final double BUSY_SHARE = 0.5;

  /** Variables that forks inherit and that change the speed of native code or of Java. */
  private static final Pattern INHERITED =
      Pattern.compile(
          "(OMP|CUDA|CUDNN|CUBLAS|NVIDIA|PYTORCH|KMP|GOMP|MKL|DNNL|ONEDNN|OPENBLAS|MXNET|ORT|MALLOC|GLIBC)_.*"
              + "|LD_PRELOAD|LD_LIBRARY_PATH|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS");

  private final RunRequest request;
  private final RunFolder folder;
  private final Subjects subjects;
  private final EnvironmentCapture capture = new EnvironmentCapture();

  private PlanRunner(RunRequest request, RunFolder folder) throws IOException {
    this.request = request;
    this.folder = folder;
    this.subjects = Subjects.of(request.plan());
  }

  /** What to do if a run is resumed on another machine or with other versions. */
  public enum OnChange {
    REFUSE,
    MARK
  }

  /** Which cells of a run that is resumed are measured. */
  public enum Left {
    WITHOUT_ROW,
    WITHOUT_FIGURES
  }

  /**
   * How a run goes on.
   *
   * @param onChange of machine or versions
   * @param left what is measured
   */
  public record Resumption(OnChange onChange, Left left) {

    static final Resumption NONE = new Resumption(OnChange.REFUSE, Left.WITHOUT_ROW);

    private void allow(String runId, List<String> differences) {
      if (!differences.isEmpty() && onChange == OnChange.REFUSE) {
        throw ResumeCheck.refusal(runId, differences);
      }
    }
  }

  /**
   * Reads the files of users that the plan names, and starts nothing.
   *
   * @throws IllegalArgumentException in one line, if one is not what it must be, or an input or a
   *     batch of the plan contradicts it
   * @throws IOException if one is there but cannot be read
   */
  public static void check(Plan plan) throws IOException {
    Subjects.of(plan);
  }

  /**
   * Measures every cell of the plan. What goes wrong with a cell becomes its row.
   *
   * @param folder a new run's folder
   * @return the rows in the order in which they were complete
   * @throws IOException if the folder, an export or a fork's files cannot be written
   */
  public static List<Measurement> run(RunRequest request, RunFolder folder) throws IOException {
    if (request.maxBatch().isPresent()) {
      folder.writeMaxBatches(List.of());
    }
    // before anything else, so that whatever happens next can be gone on from
    folder.writeText(PLAN, PlanFile.write(request.plan()));
    return new PlanRunner(request, folder).run(Resumption.NONE);
  }

  /** The plan that a run's folder keeps, to go on with it. */
  public static Plan planOf(RunFolder folder) throws IOException {
    if (folder.isMaxBatchSearch()) {
      throw new IllegalArgumentException(
          folder.path()
              + ": is a search for the largest batch, which does not go on; begin a new run");
    }
    Path plan = folder.path().resolve(PLAN);
    if (!Files.isRegularFile(plan)) {
      throw new IllegalArgumentException(
          folder.path() + ": there is no " + PLAN + " to go on with; begin a new run");
    }
    return PlanFile.load(plan.toString());
  }

  /**
   * Goes on with a run after its last complete cell.
   *
   * @param request with the plan that the folder keeps
   * @return all rows, those from before among them
   * @throws IllegalArgumentException if machine or versions have changed and that is refused
   * @throws IOException as {@link #run}, and if another process writes to the folder
   */
  public static List<Measurement> resume(RunRequest request, RunFolder folder, Resumption how)
      throws IOException {
    return new PlanRunner(request, folder).run(how);
  }

  private List<Measurement> run(Resumption how) throws IOException {
    try (RunJournal journal = RunJournal.open(folder);
        Workspace workspace = new Workspace(folder.path().resolve(LOG))) {
      if (isComplete(journal, how)) {
        request.listener().note("all cells are complete: nothing is left to measure");
        return journal.rows();
      }
      Environment earlier = folder.readEnvironment();
      TimeSheet time = new TimeSheet(earlier);
      Environment now = environment();
      busy(now).ifPresent(request.listener()::note);
      Host host = new Host(capture.machine(), GpuFacts.gpus());
      Site site = time.time(Activity.PROBE, () -> Site.of(host, request.plan(), workspace));
      now = now.with(site.facts());
      List<String> differences = List.of();
      Environment environment = now;
      if (earlier.facts().isEmpty() && journal.rows().isEmpty()) {
        writeDocumentation();
      } else {
        differences = ResumeCheck.differences(earlier, now);
        how.allow(folder.path().getFileName().toString(), differences);
        environment = earlier.with(ResumeCheck.resumed(earlier, differences));
      }
      folder.writeEnvironment(environment);
      if (!differences.isEmpty()) {
        journal.forgetParity();
      }
      if (how.left() == Left.WITHOUT_FIGURES) {
        journal.forget(row -> !row.isOk());
      }
      RunContext context = new RunContext(request, workspace, journal, time, site);
      context.mark(ResumeCheck.mark(differences));
      measure(context, environment);
      return journal.rows();
    }
  }

  private boolean isComplete(RunJournal journal, Resumption how) {
    Set<Cell> done = new HashSet<>();
    journal.rows().stream()
        .filter(row -> row.isOk() || how.left() == Left.WITHOUT_ROW)
        .forEach(row -> done.add(row.cell()));
    return request.maxBatch().isEmpty() && done.containsAll(request.plan().cells());
  }

  private void measure(RunContext context, Environment environment) throws IOException {
    folder.removeFindings();
    OptionalInt maxBatch = request.maxBatch();
    if (maxBatch.isPresent()) {
      new MaxBatchRunner(subjects, context, maxBatch.getAsInt()).run(folder);
      folder.writeEnvironment(environment.with(timeFacts(context)).with(closingFacts()));
      folder.writeFindings(Analysers.findings(folder.read()));
      return;
    }
    boolean began = false;
    for (List<Cell> group : groups(context.cellsLeft())) {
      // one group at the least, or a run that is resumed again and again would never end
      if (began && context.secondsLeft() <= 0) {
        request.listener().note(outOfTime(context));
        break;
      }
      began = true;
      new GroupRunner(subjects.of(group.get(0).model()), context).run(group);
      folder.writeEnvironment(environment.with(timeFacts(context)));
    }
    folder.writeEnvironment(environment.with(timeFacts(context)).with(closingFacts()));
    folder.writeFindings(Analysers.findings(folder.read()));
  }

  private String outOfTime(RunContext context) {
    return String.format(
        Locale.ROOT,
        "the time of the run is spent: %d of %d cells are not measured; go on with --resume %s",
        context.cellsLeft().size(),
        context.planned().size(),
        folder.path());
  }

  private Environment environment() throws IOException {
    String runId = folder.path().toAbsolutePath().normalize().getFileName().toString();
    return capture
        .capture()
        .with(Map.of("machine_id", capture.machine().id()))
        .with(GpuFacts.facts())
        .with(facts(runId))
        .with(subjects.evidence());
  }

  /** All networks, so that a report can set the measured ones among them, and the ledgers. */
  private void writeDocumentation() throws IOException {
    Set<Variant> models = new LinkedHashSet<>(Architectures.variants());
    request.plan().scope().models().stream()
        .filter(model -> !OwnModel.isNamed(model))
        .forEach(model -> models.add(Architectures.variant(model)));
    folder.writeModels(
        Stream.concat(models.stream().map(ModelFacts::of), subjects.ownFacts().stream()).toList());
    Networks networks = Networks.built();
    folder.writeClaims(ClaimFacts.of(ClaimFile.DOCUMENTS, networks));
    folder.writePublished(ClaimFacts.of(ClaimFile.PUBLISHED, networks));
  }

  /** A warning if others use the processors: their work would be in the numbers. */
  private static Optional<String> busy(Environment environment) {
    String load = environment.get("load_average_1m");
    String cores = environment.get("logical_cores");
    if (load.isEmpty()
        || cores.isEmpty()
        || Double.parseDouble(load) < BUSY_SHARE * Double.parseDouble(cores)) {
      return Optional.empty();
    }
    return Optional.of(
        "this machine is busy (load "
            + load
            + " on "
            + cores
            + " processors), which will be in the numbers; stop what else runs");
  }

  /** Cells of one model, device and setting, which take turns. */
  private static List<List<Cell>> groups(List<Cell> cells) {
    Map<String, List<Cell>> groups = new LinkedHashMap<>();
    for (Cell cell : cells) {
      String key = cell.model() + "|" + cell.device() + "|" + cell.setting();
      groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(cell);
    }
    return List.copyOf(groups.values());
  }

  private Map<String, String> facts(String runId) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("run_id", runId);
    facts.put("command", request.command());
    facts.put("plan", request.plan().name());
    if (request.maxBatch().isEmpty()) {
      facts.put("cells_planned", String.valueOf(request.plan().cells().size()));
    }
    facts.put("seed", String.valueOf(request.seed()));
    facts.put("convmark_version", BuildInfo.current().version());
    facts.put("git_commit", BuildInfo.current().commit());
    facts.put("fork_jvm_options", String.join(" ", ForkJvm.options()));
    facts.put("started_at", Instant.now().toString());
    new TreeMap<>(System.getenv())
        .forEach(
            (name, value) -> {
              if (INHERITED.matcher(name).matches()) {
                facts.put("env " + name, value);
              }
            });
    return facts;
  }

  private static Map<String, String> timeFacts(RunContext context) {
    Map<String, String> facts = context.time().facts();
    facts.put("warmup_seconds", seconds(context, Phase.WARMUP));
    facts.put("measured_seconds", seconds(context, Phase.MEASURE));
    return facts;
  }

  /** Inside the timed calls of complete cells. */
  private static String seconds(RunContext context, Phase phase) {
    double sum =
        context.journal().evidence().samples().stream()
            .filter(sample -> sample.phase() == phase)
            .mapToDouble(Sample::seconds)
            .sum();
    return String.format(Locale.ROOT, "%.1f", sum);
  }

  private Map<String, String> closingFacts() {
    Environment after = capture.capture();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("finished_at", Instant.now().toString());
    for (String drifting :
        List.of("load_average_1m", "cpu_steal_percent", "memory_available_mib")) {
      facts.put(drifting + " at the end", after.get(drifting));
    }
    facts.putAll(GpuFacts.closingFacts());
    return facts;
  }
}
