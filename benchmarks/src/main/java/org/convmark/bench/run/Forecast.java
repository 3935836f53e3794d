package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.own.OwnModel;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Plan;
import org.convmark.bench.run.CellForecast.Basis;
import org.convmark.bench.run.CellForecast.Call;
import org.convmark.bench.run.CellForecast.Needs;
import org.convmark.model.onnx.ElementType;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Workload;

/** Foretells what a plan will take. Starts nothing and writes nothing. */
public final class Forecast {

  /** 10^9 multiply-accumulates per second of one thread of a processor: an assumption. */
  public static final double GMACS_PER_THREAD = 15;

  /** 10^9 multiply-accumulates per second of a GPU: an assumption. */
  public static final double GMACS_OF_GPU = 2000;

  /** The gradients of a layer take two products as large as its own: an assumption for all. */
  public static final int BACKWARD_PER_FORWARD = 2;

  private final Plan plan;
  private final Path exports;
  private final Subjects subjects;
  private final Map<Cell, Double> measured = new HashMap<>();

  private Forecast(Plan plan, Path exports, List<Measurement> earlier) throws IOException {
    this.plan = plan;
    this.exports = exports;
    this.subjects = Subjects.of(plan);
    for (Measurement row : earlier) {
      row.figures()
          .ifPresent(figures -> measured.put(row.cell(), figures.timing().mean().value() / 1000));
    }
  }

  /**
   * The forecasts for all cells of a plan, in its order.
   *
   * @param exports folder of exported models
   * @param earlier figures of this machine, later ones behind: those of the same cell are preferred
   *     to assumptions
   * @throws IllegalArgumentException if a file of a user is not what it must be
   * @throws IOException if one is there but cannot be read
   */
  public static List<CellForecast> of(Plan plan, Path exports, List<Measurement> earlier)
      throws IOException {
    Forecast forecast = new Forecast(plan, exports, earlier);
    Set<Path> counted = new HashSet<>();
    List<CellForecast> cells = new ArrayList<>();
    for (Cell cell : plan.cells()) {
      cells.add(forecast.cell(cell, counted));
    }
    return cells;
  }

  /** How many processes prove networks: of training the inference too, each engine apart. */
  public static int proofs(List<CellForecast> cells) {
    Set<Cell> proofs = new HashSet<>();
    for (CellForecast forecast : cells) {
      Cell cell = forecast.cell();
      if (forecast.obstacle().isEmpty()) {
        proofs.add(ofOneImage(cell, Workload.FORWARD));
        if (cell.workload() != Workload.FORWARD) {
          proofs.add(ofOneImage(cell, Workload.BACKWARD));
        }
      }
    }
    return proofs.size();
  }

  /** Seconds that the machine's ceilings will probably take; 0 if the plan has none measured. */
  public static double ceilingSeconds(Plan plan) {
    return CeilingRunner.seconds(plan);
  }

  /** A proof holds for all batches. */
  private static Cell ofOneImage(Cell cell, Workload workload) {
    Cell.Setting setting = new Cell.Setting(1, cell.precision(), cell.threads());
    return new Cell(cell.model(), cell.engine(), cell.device(), workload, setting);
  }

  private CellForecast cell(Cell cell, Set<Path> counted) {
    Subject subject = subjects.of(cell.model());
    Effort effort = plan.effort(cell);
    Optional<Outcome> obstacle = subject.obstacle(cell);
    if (obstacle.isPresent()) {
      return new CellForecast(cell, effort.forks(), Call.NONE, Needs.NONE, obstacle);
    }
    NetworkCost cost = subject.cost(cell);
    Optional<Memory.Analytic> analytic = subject.analytic(cell);
    OptionalDouble memory =
        analytic.isPresent() ? OptionalDouble.of(analytic.get().total()) : OptionalDouble.empty();
    Needs needs = new Needs(memory, export(cell, cost, counted));
    Optional<Outcome> shortage = shortage(cell, memory);
    Call call = shortage.isPresent() ? Call.NONE : call(cell, cost, effort);
    return new CellForecast(cell, effort.forks(), call, needs, shortage);
  }

  /** OOM_PREDICTED by what is free now, as it would be in the run. */
  private Optional<Outcome> shortage(Cell cell, OptionalDouble memoryMib) {
    return plan.settings().common().onShortage() == Plan.OnShortage.TRY_ANYWAY
        ? Optional.empty()
        : MemoryCheck.obstacle(memoryMib, MemoryCheck.Free.on(Device.of(cell.device())));
  }

  /** What to say before a run of cells that will probably not have their forks; mostly nothing. */
  static Optional<String> shortages(Plan plan, Path exports) throws IOException {
    List<CellForecast> cells = of(plan, exports, List.of());
    List<String> all =
        cells.stream()
            .flatMap(
                cell ->
                    cell.shortage(plan.effort(cell.cell())).stream()
                        .map(why -> cell.cell().id() + ": " + why))
            .toList();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%d of %d cells may not have their forks in time, by a guess; the first is %s;"
                    + " --print-plan tells all",
                all.size(),
                cells.size(),
                all.get(0)));
  }

  private Call call(Cell cell, NetworkCost cost, Effort effort) {
    if (measured.containsKey(cell)) {
      return Call.of(measured.get(cell), effort, Basis.MEASURED);
    }
    if (!cost.isCounted()) {
      return Call.NONE;
    }
    return Call.of(assumed(cell, cost), effort, Basis.ASSUMED);
  }

  private static double assumed(Cell cell, NetworkCost cost) {
    double gmacs = cell.batch() * (cost.macs() / 1e9) * passes(cell.workload());
    boolean gpu = Device.of(cell.device()).kind() == Device.Kind.CUDA;
    return gmacs / (gpu ? GMACS_OF_GPU : GMACS_PER_THREAD * threads(cell));
  }

  /** More threads than processors are no faster. */
  private static int threads(Cell cell) {
    return Math.min(cell.threads(), Runtime.getRuntime().availableProcessors());
  }

  private static int passes(Workload workload) {
    return switch (workload) {
      case FORWARD -> 1;
      case BACKWARD -> BACKWARD_PER_FORWARD;
      case TRAIN_STEP -> 1 + BACKWARD_PER_FORWARD;
      case CALL -> throw workload.notRun();
    };
  }

  private double export(Cell cell, NetworkCost cost, Set<Path> counted) {
    if (OwnModel.isNamed(cell.model())) {
      return 0;
    }
    Path file = exports.resolve(ElementType.of(cell.precision()).fileName(cell.model()));
    if (!counted.add(file) || Files.exists(file)) {
      return 0;
    }
    return cost.weightsMib() * Precision.of(cell.precision()).bytes() / Float.BYTES;
  }
}
