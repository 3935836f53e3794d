package org.convmark.bench.run;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.convmark.bench.engine.Device;
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
import org.convmark.result.Status;
import org.convmark.result.csv.RunFolder;
import org.convmark.result.environment.EnvironmentCapture;

/** Runs a plan into a folder. */
public final class PlanRunner {

  private static final String LOG = "log.txt";
  private static final double BUSY_SHARE = 0.5;

  /** Variables that forks inherit and that change the speed of native code or of Java. */
  private static final Pattern INHERITED =
      Pattern.compile(
          "(OMP|CUDA|CUDNN|CUBLAS|NVIDIA|PYTORCH|KMP|GOMP|MKL|DNNL|ONEDNN|OPENBLAS|MXNET|ORT|MALLOC|GLIBC)_.*"
              + "|LD_PRELOAD|LD_LIBRARY_PATH|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS");

  private PlanRunner() {}

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
   * @return the rows in the order of the plan
   * @throws IOException if the folder, an export or a fork's files cannot be written
   */
  public static List<Measurement> run(RunRequest request, RunFolder folder) throws IOException {
    Instant start = Instant.now();
    Subjects subjects = Subjects.of(request.plan());
    String runId = folder.path().getFileName().toString();
    List<Cell> cells = request.plan().cells();
    Ledger ledger = new Ledger(folder, runId, cells);
    EnvironmentCapture capture = new EnvironmentCapture();
    Environment environment =
        capture
            .capture()
            .with(GpuFacts.facts())
            .with(facts(request, runId, start))
            .with(subjects.evidence());
    busy(environment).ifPresent(request.listener()::note);
    folder.writeText("plan.yaml", PlanFile.write(request.plan()));
    writeDocumentation(folder, request.plan(), subjects);
    try (Workspace workspace = new Workspace(folder.path().resolve(LOG))) {
      Map<String, String> devices = GpuFacts.names();
      devices.put(Device.CPU.toString(), environment.get("cpu_model"));
      Host host = new Host(capture.machine().id(), devices);
      RunContext context = new RunContext(request, workspace, ledger, host);
      environment = environment.with(engineFacts(context.probe()));
      folder.writeEnvironment(environment);
      for (List<Cell> group : groups(cells)) {
        new GroupRunner(subjects.of(group.get(0).model()), context).run(group);
      }
      folder.writeEnvironment(environment.with(closingFacts(context, capture.capture())));
    }
    return ledger.rows();
  }

  /** All networks, so that a report can set the measured ones among them, and the ledgers. */
  private static void writeDocumentation(RunFolder folder, Plan plan, Subjects subjects)
      throws IOException {
    Set<Variant> models = new LinkedHashSet<>(Architectures.variants());
    plan.scope().models().stream()
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

  private static Map<String, String> facts(RunRequest request, String runId, Instant start) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("run_id", runId);
    facts.put("command", request.command());
    facts.put("plan", request.plan().name());
    facts.put("seed", String.valueOf(request.seed()));
    facts.put("convmark_version", BuildInfo.current().version());
    facts.put("git_commit", BuildInfo.current().commit());
    facts.put("fork_jvm_options", String.join(" ", ForkJvm.options()));
    facts.put("started_at", start.toString());
    new TreeMap<>(System.getenv())
        .forEach(
            (name, value) -> {
              if (INHERITED.matcher(name).matches()) {
                facts.put("env " + name, value);
              }
            });
    return facts;
  }

  private static Map<String, String> engineFacts(Map<String, Probe.Availability> engines) {
    Map<String, String> facts = new TreeMap<>();
    engines.forEach(
        (engine, availability) ->
            facts.put(
                "engine " + engine,
                availability.outcome().status() == Status.OK
                    ? availability.version()
                    : availability.outcome().message()));
    return facts;
  }

  private static Map<String, String> closingFacts(RunContext context, Environment after) {
    double wall = context.clock().elapsed().toMillis() / 1000.0;
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("finished_at", Instant.now().toString());
    for (String drifting :
        List.of("load_average_1m", "cpu_steal_percent", "memory_available_mib")) {
      facts.put(drifting + " at the end", after.get(drifting));
    }
    facts.putAll(GpuFacts.closingFacts());
    facts.put("wall_seconds", seconds(wall));
    facts.put("warmup_seconds", seconds(context.ledger().seconds(Phase.WARMUP)));
    facts.put("measured_seconds", seconds(context.ledger().seconds(Phase.MEASURE)));
    return facts;
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
