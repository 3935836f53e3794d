package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.bench.fork.Outputs;
import org.convmark.model.graph.Graph;
import org.convmark.result.Cell;
import org.convmark.result.Status;

/**
 * Proves engines equal before they are timed: each runs the network once, and what they make must
 * agree.
 *
 * @see Agreement
 */
final class Prover {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Worker worker;
  private final Workspace workspace;

  Prover(Worker worker, Workspace workspace) {
    this.worker = worker;
    this.workspace = workspace;
  }

  /**
   * Proofs for cells that differ in their engines and precisions only, given in the order in which
   * reference engines are chosen.
   *
   * @param graph what their workload runs
   * @param onnx the exported model of a cell's precision
   */
  Map<Cell, Proof> prove(
      List<Cell> cells, Graph graph, Function<Cell, Path> onnx, ForkSpec.Common common)
      throws IOException {
    Map<Cell, ForkReport> reports = new LinkedHashMap<>();
    Map<Cell, Outputs> outputs = new LinkedHashMap<>();
    for (Cell cell : cells) {
      Path made = workspace.file("outputs.bin");
      ForkReport report = worker.prove(spec(cell, onnx.apply(cell), common, made), LIMIT);
      reports.put(cell, report);
      if (report.outcome().status() == Status.OK) {
        outputs.put(cell, Outputs.read(made));
      }
    }
    Agreement agreement = new Agreement(outputs, graph);
    Map<Cell, Proof> proofs = new LinkedHashMap<>();
    reports.forEach(
        (cell, report) ->
            proofs.put(
                cell,
                outputs.containsKey(cell)
                    ? agreement.proof(cell, report)
                    : new Proof(report.outcome(), report, OptionalDouble.empty())));
    return proofs;
  }

  private ForkSpec spec(Cell cell, Path onnx, ForkSpec.Common common, Path outputs) {
    return new ForkSpec(
        cell,
        common,
        onnx.toString(),
        workspace.file("proof-report.json").toString(),
        outputs.toString());
  }
}
