package org.convmark.bench.run;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.convmark.bench.ceiling.CeilingRate;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.bench.plan.Plan;
import org.convmark.result.Ceiling;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.convmark.result.csv.RunJournal;
import org.convmark.result.stat.StoppingRule;

/**
 * Measures what the devices of a plan attain at most, each kind in forks of its own. It is no cell:
 * what goes wrong is a line in the log, and the run goes on without the figure.
 */
final class CeilingRunner {

  /** The fewest with an interval that is of any use. */
  private static final int FORKS = 3;

  /** Of all forks of both kinds: an assumption. */
  private static final double SECONDS = 2 * FORKS * (CellForecast.FORK_SECONDS + 3);

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String PREFERRED = "onnxruntime";

  private final RunRequest request;
  private final Site site;
  private final RunJournal journal;
  private final Workspace workspace;

  CeilingRunner(RunRequest request, Site site, RunJournal journal, Workspace workspace) {
    this.request = request;
    this.site = site;
    this.journal = journal;
    this.workspace = workspace;
  }

  /**
   * How cells are run as far as it bounds them.
   *
   * @param device such as {@code cpu}
   * @param precision such as {@code fp32}
   * @param threads of one operator
   */
  record Condition(String device, String precision, int threads) {

    private static Condition of(Cell cell) {
      return new Condition(cell.device(), cell.precision(), cell.threads());
    }

    private boolean isOf(Ceiling ceiling) {
      return equals(new Condition(ceiling.device(), ceiling.precision(), ceiling.threads()));
    }

    private Cell cell(Ceiling.Kind kind, String engine) {
      Cell.Setting setting = new Cell.Setting(1, precision, threads);
      return new Cell(kind.word(), engine, device, Workload.FORWARD, setting);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s %s, threads %d", device, precision, threads);
    }
  }

  /** The conditions of some cells, each once. */
  static Set<Condition> conditions(List<Cell> cells) {
    Set<Condition> conditions = new LinkedHashSet<>();
    cells.forEach(cell -> conditions.add(Condition.of(cell)));
    return conditions;
  }

  /** What the ceilings of a plan will probably take; 0 if it has none measured. */
  static double seconds(Plan plan) {
    return plan.settings().common().ceilings() == Plan.Ceilings.MEASURE
        ? SECONDS * conditions(plan.cells()).size()
        : 0;
  }

  /** Adds a row to the journal for each ceiling that has none. */
  void run() throws IOException {
    for (Condition condition : conditions(request.plan().cells())) {
      List<Ceiling.Kind> missing =
          Stream.of(Ceiling.Kind.values()).filter(kind -> !isThere(kind, condition)).toList();
      if (!missing.isEmpty()) {
        run(condition, missing);
      }
    }
  }

  private boolean isThere(Ceiling.Kind kind, Condition condition) {
    return journal.ceilings().stream()
        .anyMatch(ceiling -> ceiling.kind() == kind && condition.isOf(ceiling));
  }

  private void run(Condition condition, List<Ceiling.Kind> kinds) throws IOException {
    Optional<String> engine = engine(condition);
    if (engine.isEmpty()) {
      without(condition, "no engine of the plan is ready there and computes in that precision");
      return;
    }
    request
        .listener()
        .note("measuring the machine's ceilings: " + condition + ", by " + engine.get());
    for (Ceiling.Kind kind : kinds) {
      measure(condition, kind, engine.get());
    }
  }

  /**
   * The preferred engine if it is ready, or the first that the cells use and that is. In its plain
   * form: others may join operators that a stream must keep apart.
   */
  private Optional<String> engine(Condition condition) {
    Stream<String> used =
        request.plan().cells().stream()
            .filter(cell -> Condition.of(cell).equals(condition))
            .map(cell -> Engines.of(cell.engine()).library());
    return Stream.concat(Stream.of(PREFERRED), used)
        .filter(engine -> isAble(Engines.of(engine), condition))
        .findFirst();
  }

  /** An engine that computes in another precision than it is asked for shows no ceiling of it. */
  private boolean isAble(Engine engine, Condition condition) {
    Device device = Device.of(condition.device());
    Precision precision = Precision.of(condition.precision());
    return site.availability(engine.name(), condition.device()).status() == Status.OK
        && engine.obstacle(Workload.FORWARD, device, precision).isEmpty()
        && engine.remark(Workload.FORWARD, device, precision).isEmpty();
  }

  private void measure(Condition condition, Ceiling.Kind kind, String engine) throws IOException {
    double need = CeilingRate.needMib(kind, Precision.of(condition.precision()));
    MemoryCheck.Free free = MemoryCheck.Free.on(Device.of(condition.device()));
    if (!MemoryCheck.fits(OptionalDouble.of(need), free)) {
      without(condition, kind, String.format(Locale.ROOT, "needs %.0f MiB of free memory", need));
      return;
    }
    double[] rates = new double[FORKS];
    for (int fork = 0; fork < FORKS; fork++) {
      ForkReport report = fork(condition.cell(kind, engine));
      Outcome outcome = report.outcome();
      if (outcome.status() != Status.OK) {
        // to go on without one of the forks would be to choose among them
        without(condition, kind, outcome.status() + ": " + outcome.message());
        return;
      }
      rates[fork] = 1 / report.pilotSeconds();
    }
    journal.add(
        new Ceiling(
            condition.device(),
            condition.precision(),
            condition.threads(),
            kind,
            StoppingRule.meanOfAll(rates),
            FORKS,
            engine));
  }

  private ForkReport fork(Cell cell) throws IOException {
    String report = workspace.file("ceiling-report.json").toString();
    return new Worker(workspace)
        .ceiling(new ForkSpec(cell, ForkSpec.Common.of(request.seed()), "", report, ""), LIMIT);
  }

  private void without(Condition condition, Ceiling.Kind kind, String why) throws IOException {
    without(condition, kind.word() + ": " + why);
  }

  private void without(Condition condition, String why) throws IOException {
    String line = "no ceiling of " + condition + ": " + why;
    request.listener().note(line);
    workspace.log(line);
  }
}
