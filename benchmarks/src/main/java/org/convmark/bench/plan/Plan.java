package org.convmark.bench.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.own.InputShape;
import org.convmark.bench.own.OwnModel;
import org.convmark.result.Cell;
import org.convmark.result.Workload;

/**
 * What to run: the combinations of the axes, or some of them.
 *
 * @param name goes into the run's id
 * @param scope models, engines, devices and workloads
 * @param settings batches, precisions, threads and what all cells share
 * @param effort how much evidence each cell is given
 * @param exceptions cells that are given other evidence; the first that matches a cell holds
 */
public record Plan(
    String name, Scope scope, Settings settings, Effort effort, List<CellEffort> exceptions) {

  private static final long MOST_COMBINATIONS = 20_000;
  private static final int MOST_THREADS_PER_PROCESSOR = 4;

  /** The largest batch. */
  static final int MOST_IMAGES = 1_000_000;

  /** The largest seed, and without its sign the smallest: YAML has 18 digits for certain. */
  private static final long MOST_SEED = 999_999_999_999_999_999L;

  /**
   * What is measured.
   *
   * @param models names as on the command line, resolved to {@code architecture/variant}; a user's
   *     own is {@code file:PATH}
   * @param engines names; none means every engine, each with the workloads that it has
   * @param devices such as {@code cpu}
   * @param workloads words
   * @param selection which of their combinations are measured
   */
  public record Scope(
      List<String> models,
      List<String> engines,
      List<String> devices,
      List<String> workloads,
      Selection selection) {

    /** Every combination. */
    public Scope(
        List<String> models, List<String> engines, List<String> devices, List<String> workloads) {
      this(models, engines, devices, workloads, Selection.ALL);
    }

    public Scope {
      models = models.stream().flatMap(name -> Names.models(name).stream()).distinct().toList();
      engines = engines.stream().map(Names::engine).distinct().toList();
      devices = devices.stream().map(Names::device).distinct().toList();
      workloads = workloads.stream().map(Names::workload).distinct().toList();
      requireSome("models", models);
      requireSome("devices", devices);
      requireSome("workloads", workloads);
    }

    public Scope withModels(List<String> others) {
      return new Scope(others, engines, devices, workloads, selection);
    }

    public Scope withEngines(List<String> others) {
      return new Scope(models, others, devices, workloads, selection);
    }

    public Scope withDevices(List<String> others) {
      return new Scope(models, engines, others, workloads, selection);
    }

    public Scope withWorkloads(List<String> others) {
      return new Scope(models, engines, devices, others, selection);
    }

    private Scope withSelection(Selection other) {
      return new Scope(models, engines, devices, workloads, other);
    }
  }

  /**
   * How it is measured.
   *
   * @param batches images at once
   * @param precisions words, such as {@code fp16}; {@code fp32} means that TF32 is off
   * @param threads of one operator; none means one for each processor
   * @param common what all cells share
   */
  public record Settings(
      List<Integer> batches, List<String> precisions, List<Integer> threads, Common common) {

    /** Every engine in the layout in which it is fastest, and without inputs of files. */
    public Settings(List<Integer> batches, List<String> precisions, List<Integer> threads) {
      this(batches, precisions, threads, Common.DEFAULT);
    }

    /** With a layout and the inputs of files. */
    public Settings(
        List<Integer> batches,
        List<String> precisions,
        List<Integer> threads,
        Optional<Layout> layout,
        Map<String, String> inputs) {
      this(
          batches,
          precisions,
          threads,
          new Common(layout, inputs, Common.DEFAULT_SEED, OnShortage.PREDICT, Ceilings.MEASURE));
    }

    public Settings {
      batches = batches.stream().distinct().toList();
      precisions = precisions.stream().map(Names::precision).distinct().toList();
      threads = threads.stream().distinct().toList();
      requireSome("batches", batches);
      requireSome("precisions", precisions);
      batches.forEach(Plan::requireImages);
      threads.forEach(Plan::requireThreads);
    }

    public Optional<Layout> layout() {
      return common.layout();
    }

    public Map<String, String> inputs() {
      return common.inputs();
    }

    public Settings withBatches(List<Integer> others) {
      return new Settings(others, precisions, threads, common);
    }

    public Settings withPrecisions(List<String> others) {
      return new Settings(batches, others, threads, common);
    }

    public Settings withThreads(List<Integer> others) {
      return new Settings(batches, precisions, others, common);
    }

    public Settings withCommon(Common other) {
      return new Settings(batches, precisions, threads, other);
    }
  }

  /** What to do with a cell that needs more memory than is free. */
  public enum OnShortage {
    /** It is not tried, and is OOM_PREDICTED. */
    PREDICT,
    TRY_ANYWAY
  }

  /** Whether a run measures what its machine attains at most, beside the cells. */
  public enum Ceilings {
    MEASURE,
    LEAVE_OUT
  }

  /**
   * What all cells share.
   *
   * @param layout that engines with a choice of layouts hold networks in; empty for the faster one
   *     of each
   * @param inputs shapes of the inputs of users' files, such as {@code 1x3x224x224}, by name
   * @param seed of the weights, the images and what training drops
   * @param onShortage of memory, as far as it is known before a cell is loaded
   * @param ceilings whether they are measured
   */
  public record Common(
      Optional<Layout> layout,
      Map<String, String> inputs,
      long seed,
      OnShortage onShortage,
      Ceilings ceilings) {

    /** The seed unless another is asked for. */
    public static final long DEFAULT_SEED = 1;

    static final Common DEFAULT =
        new Common(Optional.empty(), Map.of(), DEFAULT_SEED, OnShortage.PREDICT, Ceilings.MEASURE);

    public Common {
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
      inputs.forEach(InputShape::of);
      if (seed < -MOST_SEED || seed > MOST_SEED) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "seed: expected a whole number of at most 18 digits, found %d", seed));
      }
    }

    public Common withLayout(Layout other) {
      return new Common(Optional.of(other), inputs, seed, onShortage, ceilings);
    }

    public Common withInputs(Map<String, String> others) {
      return new Common(layout, others, seed, onShortage, ceilings);
    }

    public Common withSeed(long other) {
      return new Common(layout, inputs, other, onShortage, ceilings);
    }

    private Common withOnShortage(OnShortage other) {
      return new Common(layout, inputs, seed, other, ceilings);
    }

    private Common withCeilings(Ceilings other) {
      return new Common(layout, inputs, seed, onShortage, other);
    }
  }

  /** A plan all of whose cells are given the same evidence. */
  public Plan(String name, Scope scope, Settings settings, Effort effort) {
    this(name, scope, settings, effort, List.of());
  }

  /** The same plan, where cells are tried that seem to need more memory than is free. */
  public Plan trying() {
    Settings trying = settings.withCommon(settings.common().withOnShortage(OnShortage.TRY_ANYWAY));
    return new Plan(name, scope, trying, effort, exceptions);
  }

  /** The same plan, where nothing but the cells is measured. */
  public Plan withoutCeilings() {
    Settings cellsOnly = settings.withCommon(settings.common().withCeilings(Ceilings.LEAVE_OUT));
    return new Plan(name, scope, cellsOnly, effort, exceptions);
  }

  public Plan {
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "plan name '%s': expected 1 to 64 letters, digits, dots, dashes", name));
    }
    exceptions = List.copyOf(exceptions);
    requireFew(scope, settings);
  }

  private static void requireFew(Scope scope, Settings settings) {
    long combinations = 1;
    for (List<?> axis :
        List.of(
            scope.models(),
            scope.engines().isEmpty() ? Engines.names() : scope.engines(),
            scope.devices(),
            scope.workloads(),
            settings.batches(),
            settings.precisions(),
            settings.threads())) {
      combinations *= Math.min(MOST_COMBINATIONS + 1, Math.max(1, axis.size()));
      if (combinations > MOST_COMBINATIONS) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "expected at most %,d combinations, found more; name less of models, engines,"
                    + " devices, workloads, batches, precisions or threads",
                MOST_COMBINATIONS));
      }
    }
  }

  private static void requireSome(String axis, List<?> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(axis + ": expected at least one");
    }
  }

  /** Thousands of threads that spin would stop the machine, and measure nothing. */
  static int mostThreads() {
    return MOST_THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
  }

  private static void requireThreads(int count) {
    requirePositive("threads", count);
    if (count > mostThreads()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "threads: expected at most %d, which is %d for each processor, found %d",
              mostThreads(),
              MOST_THREADS_PER_PROCESSOR,
              count));
    }
  }

  private static void requireImages(int batch) {
    requirePositive("batch", batch);
    if (batch > MOST_IMAGES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "batch: expected 1 or more and at most %d, found %d",
              MOST_IMAGES,
              batch));
    }
  }

  private static void requirePositive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: expected 1 or more, found %d", what, value));
    }
  }

  /**
   * The cells, those of one model and setting next to each other. An engine that was not asked for
   * by name is left out of the workloads that it lacks, and of the files that it does not run.
   */
  public List<Cell> cells() {
    return combinations().stream().filter(scope.selection()::has).toList();
  }

  /** The cells before any is included or excluded. */
  List<Cell> combinations() {
    List<Cell> cells = new ArrayList<>();
    for (String model : scope.models()) {
      for (String device : scope.devices()) {
        for (Cell.Setting setting : cellSettings()) {
          for (String workload : scope.workloads()) {
            Workload wanted = Workload.ofNetwork(workload);
            for (String engine : engines(model, wanted)) {
              cells.add(new Cell(model, engine, device, wanted, setting));
            }
          }
        }
      }
    }
    return cells;
  }

  /** The same plan with no more than these of its cells. */
  public Plan only(Collection<Cell> some) {
    List<CellMatcher> each = some.stream().map(CellMatcher::exactly).toList();
    Scope narrow = scope.withSelection(new Selection(each, scope.selection().exclude()));
    return new Plan(name, narrow, settings, effort, exceptions);
  }

  /** How much evidence a cell of the plan is given. */
  public Effort effort(Cell cell) {
    return exceptions.stream()
        .filter(exception -> exception.cells().matches(cell))
        .map(CellEffort::effort)
        .findFirst()
        .orElse(effort);
  }

  /**
   * The same plan without what chooses none of its cells, as options may leave it that replace what
   * a file says.
   */
  public Plan withoutIdle() {
    Scope narrow = scope.withSelection(scope.selection().used(combinations()));
    List<Cell> cells = cells();
    List<CellEffort> needed =
        exceptions.stream()
            .filter(exception -> cells.stream().anyMatch(exception.cells()::matches))
            .toList();
    return new Plan(name, narrow, settings, effort, needed);
  }

  private List<String> engines(String model, Workload workload) {
    if (!scope.engines().isEmpty()) {
      return scope.engines();
    }
    if (OwnModel.isNamed(model)) {
      return Engines.running(model);
    }
    return Engines.all().stream()
        .filter(engine -> engine.workloads().contains(workload))
        .map(Engine::name)
        .toList();
  }

  private List<Cell.Setting> cellSettings() {
    List<Integer> threads =
        settings.threads().isEmpty()
            ? List.of(Runtime.getRuntime().availableProcessors())
            : settings.threads();
    List<Cell.Setting> combinations = new ArrayList<>();
    for (int batch : settings.batches()) {
      for (String precision : settings.precisions()) {
        for (int count : threads) {
          combinations.add(new Cell.Setting(batch, precision, count));
        }
      }
    }
    return combinations;
  }
}
