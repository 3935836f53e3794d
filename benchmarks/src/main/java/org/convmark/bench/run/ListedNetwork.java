package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.WorkloadGraph;
import org.convmark.bench.fork.ForkSpec.ModelFile;
import org.convmark.model.arch.Identity;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Graph;
import org.convmark.model.onnx.OnnxExport;
import org.convmark.result.Cell;
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
  public OptionalDouble analyticMib(Cell cell) {
    return OptionalDouble.of(ModelFacts.analyticMib(cell));
  }

  @Override
  public ModelFile file(Cell cell, RunContext context) {
    return new ModelFile(context.exported(variant).toString(), List.of());
  }

  @Override
  public Map<Cell, Proof> prove(List<Cell> cells, RunContext context) throws IOException {
    Path onnx = OnnxExport.of(variant, context.seed()).to(context.exported(variant)).file();
    Map<Cell, Proof> proofs = new LinkedHashMap<>();
    for (Workload workload : Workload.values()) {
      boolean planned = cells.stream().anyMatch(cell -> cell.workload() == workload);
      if (planned || workload == Workload.FORWARD) {
        context.listener().note("proving " + variant + " " + workload.word());
        List<Cell> alike = onAllEngines(cells.get(0), workload, context);
        Graph graph = WorkloadGraph.of(variant, workload);
        proofs.putAll(context.prover().prove(alike, graph, onnx, context.seed()));
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
