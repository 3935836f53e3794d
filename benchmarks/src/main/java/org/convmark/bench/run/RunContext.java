package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.convmark.bench.engine.Device;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Plan;
import org.convmark.model.arch.Variant;
import org.convmark.model.onnx.ElementType;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.Outcome;
import org.convmark.result.csv.RunJournal;

/** What all groups of a run share. */
final class RunContext {

  private final RunRequest request;
  private final Workspace workspace;
  private final RunJournal journal;
  private final RunFacts facts;
  private final Site site;
  private final List<Cell> planned;
  private final Clock clock;
  private final Worker worker;
  private final Proofs proofs;
  private final Set<Path> exported = new HashSet<>();

  RunContext(
      RunRequest request, Workspace workspace, RunJournal journal, RunFacts facts, Site site) {
    this.request = request;
    this.workspace = workspace;
    this.journal = journal;
    this.facts = facts;
    this.site = site;
    this.planned = request.plan().cells();
    List<Cell> left = cellsLeft();
    int forks = left.stream().mapToInt(cell -> effort(cell).forks().least()).sum();
    this.clock = new Clock(planned.size(), planned.size() - left.size(), forks);
    this.worker = new Worker(workspace);
    this.proofs = new Proofs(journal);
  }

  Outcome availability(String engine, String device) {
    return site.availability(engine, device);
  }

  /** All cells of the plan, the complete ones too. */
  List<Cell> planned() {
    return planned;
  }

  /** The cells that have no row yet, in the order of the plan. */
  List<Cell> cellsLeft() {
    Set<Cell> done = new HashSet<>();
    for (Measurement row : journal.rows()) {
      done.add(row.cell());
    }
    return planned.stream().filter(cell -> !done.contains(cell)).toList();
  }

  /** Where a variant's ONNX file for the precision of a cell is or will be. */
  Path exported(Variant variant, Cell cell) {
    return request.exports().resolve(ElementType.of(cell.precision()).fileName(variant.fullName()));
  }

  /** Whether a file is asked for the first time. */
  boolean isNew(Path file) {
    return exported.add(file);
  }

  Effort effort(Cell cell) {
    return request.plan().effort(cell);
  }

  /** The time that a cell may take: its own, and no more than its share of what the run has. */
  double cellSeconds(Cell cell) {
    double own = effort(cell).time().cellSeconds();
    double share = secondsLeft() / Math.max(1, clock.cellsLeft());
    return Math.min(own > 0 ? own : Double.POSITIVE_INFINITY, share);
  }

  /** What the run has left of its time; infinite if it has no limit. */
  double secondsLeft() {
    double all = request.plan().effort().time().runSeconds();
    return all > 0 ? all - time().elapsedSeconds() : Double.POSITIVE_INFINITY;
  }

  long seed() {
    return request.seed();
  }

  /** What every fork of the run is told. */
  ForkSpec.Common common() {
    return ForkSpec.Common.of(request.seed(), request.plan().settings().layout());
  }

  /** What a reader must know of the cells that are measured from now on; mostly nothing. */
  String mark() {
    return site.mark();
  }

  RunListener listener() {
    return request.listener();
  }

  Workspace workspace() {
    return workspace;
  }

  RunJournal journal() {
    return journal;
  }

  TimeSheet time() {
    return facts.time();
  }

  /** Puts on disk what the time went into so far. */
  void keepTimes() throws IOException {
    facts.write(journal);
  }

  Host host() {
    return site.host();
  }

  Plan.OnShortage onShortage() {
    return request.onShortage();
  }

  /** OOM_PREDICTED for a cell that can't fit into what is free now, unless it is to be tried. */
  Optional<Outcome> shortage(Cell cell, Subject subject) {
    if (onShortage() == Plan.OnShortage.TRY_ANYWAY) {
      return Optional.empty();
    }
    OptionalDouble need =
        subject.analytic(cell).stream().mapToDouble(Memory.Analytic::total).findFirst();
    return MemoryCheck.obstacle(need, MemoryCheck.Free.on(Device.of(cell.device())));
  }

  Worker worker() {
    return worker;
  }

  Clock clock() {
    return clock;
  }

  Proofs proofs() {
    return proofs;
  }

  Prover prover() {
    return new Prover(worker, workspace);
  }

  FileTrial trial() {
    return new FileTrial(worker, workspace);
  }

  JmhFork forks() {
    return new JmhFork(workspace);
  }
}
