package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Path;
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
import org.convmark.bench.fork.ForkSpec.ModelFile;
import org.convmark.model.arch.Identity;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Graph;
import org.convmark.model.onnx.ElementType;
import org.convmark.model.onnx.OnnxExport;
import org.convmark.result.Cell;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.Workload;

/** A network of the suite: proved to be the documented one, and the same one on all engines. */
record ListedNetwork(Variant variant) implements Subject {

  @Override
  public Optional<Outcome> obstacle(Cell cell) {
    return Identity.check(variant)
        .map(problem -> new Outcome(Status.FAILED, problem))
        .or(() -> Limits.obstacle(cell, variant));
  }

  @Override
  public NetworkCost cost(Cell cell) {
    return ModelFacts.cost(variant);
  }

  @Override
  public Optional<Memory.Analytic> analytic(Cell cell) {
    return Optional.of(ModelFacts.analytic(WorkloadGraph.of(variant, cell.workload()), cell));
  }

  @Override
  public ModelFile file(Cell cell, RunContext context) {
    return new ModelFile(context.exported(variant, cell).toString(), List.of());
  }

  @Override
  public Map<Cell, Proof> prove(List<Cell> cells, RunContext context) throws IOException {
    Map<Cell, Proof> proofs = new LinkedHashMap<>();
    for (Workload workload : Workload.values()) {
      boolean planned = cells.stream().anyMatch(cell -> cell.workload() == workload);
      if (planned || workload == Workload.FORWARD) {
        context
            .listener()
            .note(
                String.join(
                    " ", "proving", variant.fullName(), workload.word(), cells.get(0).precision()));
        List<Cell> alike = withReferences(cells.get(0), workload, context);
        export(alike, context);
        Graph graph = WorkloadGraph.of(variant, workload);
        Function<Cell, Path> onnx = cell -> context.exported(variant, cell);
        proofs.putAll(context.prover().prove(alike, graph, onnx, context.common()));
      }
    }
    Map<Cell, Proof> chosen = new LinkedHashMap<>();
    cells.forEach(cell -> chosen.put(cell, proof(cell, proofs)));
    return chosen;
  }

  /**
   * The network must be the same one in inference too: what training does not read, such as running
   * statistics, shows only there.
   */
  private static Proof proof(Cell cell, Map<Cell, Proof> proofs) {
    Proof inference = proofs.get(as(cell, cell.engine(), Workload.FORWARD));
    return inference.outcome().status() == Status.OK ? proofs.get(cell) : inference;
  }

  private void export(List<Cell> cells, RunContext context) throws IOException {
    Set<Path> done = new HashSet<>();
    for (Cell cell : cells) {
      Path file = context.exported(variant, cell);
      if (done.add(file)) {
        ElementType type = ElementType.of(cell.precision());
        OnnxExport.of(variant, context.seed(), type).to(file);
      }
    }
  }

  /**
   * The cell on every engine that is ready, before them what they are held against: in another
   * precision than fp32 an engine of each library in fp32.
   */
  private static List<Cell> withReferences(Cell cell, Workload workload, RunContext context) {
    List<Cell> alike = onAllEngines(cell, workload, context);
    if (cell.precision().equals(Precision.FP32.word())) {
      return alike;
    }
    Cell.Setting setting = new Cell.Setting(cell.batch(), Precision.FP32.word(), cell.threads());
    Cell fp32 = new Cell(cell.model(), cell.engine(), cell.device(), workload, setting);
    Map<String, Cell> references = new LinkedHashMap<>();
    for (Cell reference : onAllEngines(fp32, workload, context)) {
      references.putIfAbsent(Engines.of(reference.engine()).library(), reference);
    }
    return Stream.concat(references.values().stream(), alike.stream()).toList();
  }

  /** The cell on every engine that is ready, whether the plan measures it there or not. */
  private static List<Cell> onAllEngines(Cell cell, Workload workload, RunContext context) {
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
}
