package org.convmark.bench.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.own.InputShape;
import org.convmark.bench.own.OwnModel;
import org.convmark.model.arch.Architectures;
import org.convmark.result.Cell;
import org.convmark.result.Workload;

/**
 * What to run: every combination of the axes.
 *
 * @param name goes into the run's id
 * @param scope models, engines, devices and workloads
 * @param settings batches, precisions, threads and layout
 * @param effort how much evidence each cell is given
 */
public record Plan(String name, Scope scope, Settings settings, Effort effort) {

  private static final int MOST_THREADS_PER_PROCESSOR = 4;

  /**
   * What is measured.
   *
   * @param models names as on the command line, resolved to {@code architecture/variant}; a user's
   *     own is {@code file:PATH}
   * @param engines names; none means every engine, each with the workloads that it has
   * @param devices such as {@code cpu}
   * @param workloads words
   */
  public record Scope(
      List<String> models, List<String> engines, List<String> devices, List<String> workloads) {

    public Scope {
      models = models.stream().map(Plan::fullName).distinct().toList();
      engines = engines.stream().map(name -> Engines.of(name).name()).distinct().toList();
      devices = devices.stream().map(word -> Device.of(word).toString()).distinct().toList();
      workloads = workloads.stream().map(word -> Workload.of(word).word()).distinct().toList();
      requireSome("models", models);
      requireSome("devices", devices);
      requireSome("workloads", workloads);
    }
  }

  /**
   * How it is measured.
   *
   * @param batches images at once
   * @param precisions words, such as {@code fp16}; {@code fp32} means that TF32 is off
   * @param threads of one operator; none means one for each processor
   * @param layout that engines with a choice of layouts hold networks in; empty for the faster one
   *     of each
   * @param inputs shapes of the inputs of users' files, such as {@code 1x3x224x224}, by name
   */
  public record Settings(
      List<Integer> batches,
      List<String> precisions,
      List<Integer> threads,
      Optional<Layout> layout,
      Map<String, String> inputs) {

    /** Every engine in the layout in which it is fastest, and without inputs of files. */
    public Settings(List<Integer> batches, List<String> precisions, List<Integer> threads) {
      this(batches, precisions, threads, Optional.empty(), Map.of());
    }

    public Settings {
      batches = batches.stream().distinct().toList();
      precisions = precisions.stream().map(word -> Precision.of(word).word()).distinct().toList();
      threads = threads.stream().distinct().toList();
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
      inputs.forEach(InputShape::of);
      requireSome("batches", batches);
      requireSome("precisions", precisions);
      batches.forEach(batch -> requirePositive("batch", batch));
      threads.forEach(Plan::requireThreads);
    }
  }

  public Plan {
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "plan name '%s': expected 1 to 64 letters, digits, dots, dashes", name));
    }
  }

  private static String fullName(String model) {
    if (!OwnModel.isNamed(model)) {
      return Architectures.variant(model).fullName();
    }
    OwnModel.path(model);
    if (Engines.running(model).isEmpty()) {
      List<String> suffixes =
          Engines.all().stream().flatMap(engine -> engine.fileSuffix().stream()).sorted().toList();
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "model '%s': no engine runs such files; expected a name that ends in %s",
              model,
              String.join(" or ", suffixes)));
    }
    return model;
  }

  private static void requireSome(String axis, List<?> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(axis + ": expected at least one");
    }
  }

  /** Thousands of threads that spin would stop the machine, and measure nothing. */
  private static void requireThreads(int count) {
    requirePositive("threads", count);
    int most = MOST_THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
    if (count > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "threads: expected at most %d, which is %d for each processor, found %d",
              most,
              MOST_THREADS_PER_PROCESSOR,
              count));
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
    List<Cell> cells = new ArrayList<>();
    for (String model : scope.models()) {
      for (String device : scope.devices()) {
        for (Cell.Setting setting : combinations()) {
          for (String workload : scope.workloads()) {
            Workload wanted = Workload.of(workload);
            for (String engine : engines(model, wanted)) {
              cells.add(new Cell(model, engine, device, wanted, setting));
            }
          }
        }
      }
    }
    return cells;
  }

  /** How much evidence a cell of the plan is given. */
  public Effort effort(Cell cell) {
    return effort;
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

  private List<Cell.Setting> combinations() {
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
