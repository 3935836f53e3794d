package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.WorkloadGraph;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.bench.plan.Effort;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Identity;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Graph;
import org.convmark.model.onnx.ElementType;
import org.convmark.model.onnx.OnnxExport;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Outcome;
import org.convmark.result.Sample;
import org.convmark.result.Status;
import org.convmark.result.Workload;

/**
 * Measures the cells of one model, device and setting: identity, export, proofs, then forks that
 * take turns between the cells, so that a drift of the machine hits all alike.
 */
final class GroupRunner {

  /** Whatever a fork does beside its calls: start, unpacking, weights, load. */
  private static final Duration FORK_ALLOWANCE = Duration.ofMinutes(3);

  private static final int SLOWER_THAN_PILOT = 10;

  private final RunContext context;

  GroupRunner(RunContext context) {
    this.context = context;
  }

  void run(List<Cell> cells) throws IOException {
    Variant variant = Architectures.variant(cells.get(0).model());
    List<Cell> ready = new ArrayList<>();
    Optional<String> impostor = Identity.check(variant);
    for (Cell cell : cells) {
      Optional<Outcome> obstacle =
          impostor
              .map(problem -> new Outcome(Status.FAILED, problem))
              .or(() -> Limits.obstacle(cell, variant))
              .or(() -> unavailable(cell));
      if (obstacle.isPresent()) {
        refuse(cell, variant, Proof.refused(obstacle.get()));
      } else {
        ready.add(cell);
      }
    }
    if (!ready.isEmpty()) {
      takeTurns(proven(ready, variant), variant);
    }
  }

  private Optional<Outcome> unavailable(Cell cell) {
    Outcome availability = context.availability(cell.engine(), cell.device());
    return availability.status() == Status.OK ? Optional.empty() : Optional.of(availability);
  }

  private List<CellRecord> proven(List<Cell> cells, Variant variant) throws IOException {
    Map<Cell, Proof> proofs = new LinkedHashMap<>();
    for (Workload workload : Workload.values()) {
      boolean planned = cells.stream().anyMatch(cell -> cell.workload() == workload);
      if (planned || workload == Workload.FORWARD) {
        context
            .listener()
            .note(
                String.join(
                    " ", "proving", variant.fullName(), workload.word(), cells.get(0).precision()));
        List<Cell> alike = withReferences(cells.get(0), workload);
        export(alike, variant);
        Graph graph = WorkloadGraph.of(variant, workload);
        Function<Cell, Path> onnx = cell -> context.exported(variant, cell);
        proofs.putAll(context.prover().prove(alike, graph, onnx, context.common()));
      }
    }
    List<CellRecord> records = new ArrayList<>();
    for (Cell cell : cells) {
      Proof proof = proof(cell, proofs);
      if (proof.outcome().status() == Status.OK) {
        records.add(new CellRecord(cell, ModelFacts.cost(variant), context.host(), proof));
      } else {
        refuse(cell, variant, proof);
      }
    }
    return records;
  }

  /**
   * The network must be the same one in inference too: what training does not read, such as running
   * statistics, shows only there.
   */
  private static Proof proof(Cell cell, Map<Cell, Proof> proofs) {
    Proof inference = proofs.get(as(cell, cell.engine(), Workload.FORWARD));
    return inference.outcome().status() == Status.OK ? proofs.get(cell) : inference;
  }

  /**
   * The cell on every engine that is ready, before them what they are held against: in another
   * precision than fp32 an engine of each library in fp32.
   */
  private List<Cell> withReferences(Cell cell, Workload workload) {
    List<Cell> alike = onAllEngines(cell, workload);
    if (cell.precision().equals(Precision.FP32.word())) {
      return alike;
    }
    Cell.Setting setting = new Cell.Setting(cell.batch(), Precision.FP32.word(), cell.threads());
    Cell fp32 = new Cell(cell.model(), cell.engine(), cell.device(), workload, setting);
    Map<String, Cell> references = new LinkedHashMap<>();
    for (Cell reference : onAllEngines(fp32, workload)) {
      references.putIfAbsent(Engines.of(reference.engine()).library(), reference);
    }
    return Stream.concat(references.values().stream(), alike.stream()).toList();
  }

  /** The cell on every engine that is ready, whether the plan measures it there or not. */
  private List<Cell> onAllEngines(Cell cell, Workload workload) {
    return Engines.all().stream()
        .filter(engine -> engine.workloads().contains(workload))
        .filter(engine -> Limits.precision(as(cell, engine.name(), workload), engine).isEmpty())
        .filter(engine -> context.availability(engine.name(), cell.device()).status() == Status.OK)
        .map(engine -> as(cell, engine.name(), workload))
        .toList();
  }

  private static Cell as(Cell cell, String engine, Workload workload) {
    return new Cell(cell.model(), engine, cell.device(), workload, cell.setting());
  }

  /** Writes the row of a cell that comes to no fork. */
  private void refuse(Cell cell, Variant variant, Proof proof) throws IOException {
    context.clock().drop(context.effort().forks());
    finish(CellRecord.without(cell, ModelFacts.cost(variant), context.host(), proof), List.of());
  }

  private void export(List<Cell> cells, Variant variant) throws IOException {
    Set<Path> done = new HashSet<>();
    for (Cell cell : cells) {
      Path file = context.exported(variant, cell);
      if (done.add(file)) {
        ElementType type = ElementType.of(cell.precision());
        OnnxExport.of(variant, context.seed(), type).to(file);
      }
    }
  }

  private void takeTurns(List<CellRecord> records, Variant variant) throws IOException {
    List<CellRecord> open = new ArrayList<>(records);
    for (int fork = 1; fork <= context.effort().forks(); fork++) {
      for (CellRecord cell : List.copyOf(open)) {
        Optional<Measurement> row = fork(cell, variant);
        if (row.isPresent()) {
          open.remove(cell);
          finish(row.get(), cell.samples());
        }
      }
    }
  }

  /** Runs the next fork; the cell's row, if that was the last or went wrong. */
  private Optional<Measurement> fork(CellRecord cell, Variant variant) throws IOException {
    Effort effort = context.effort();
    int number = cell.nextFork();
    context.listener().fork(context.step(cell.cell(), number));
    cell.start();
    int warmup = effort.warmupIterations(cell.callSeconds());
    int iterations = warmup + effort.measuredIterations(cell.callSeconds());
    ForkSpec spec =
        new ForkSpec(
            cell.cell(),
            context.common(),
            context.exported(variant, cell.cell()).toString(),
            context.workspace().file("fork-report.json").toString(),
            "");
    ForkResult result =
        context.forks().run(spec, iterations, limit(cell.callSeconds() * iterations));
    cell.add(result, warmup);
    context.clock().forkDone();
    Outcome outcome = result.report().outcome();
    if (outcome.status() != Status.OK) {
      context.clock().drop(effort.forks() - number);
      return Optional.of(cell.failed(outcome));
    }
    return number == effort.forks() ? Optional.of(cell.measured()) : Optional.empty();
  }

  private static Duration limit(double expectedSeconds) {
    return FORK_ALLOWANCE.plusMillis((long) (expectedSeconds * 1000 * SLOWER_THAN_PILOT));
  }

  private void finish(Measurement row, List<Sample> samples) throws IOException {
    context.ledger().put(row, samples);
    context.listener().done(row);
  }
}
