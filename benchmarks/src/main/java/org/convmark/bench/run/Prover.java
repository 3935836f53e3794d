package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.bench.fork.Outputs;
import org.convmark.model.graph.BatchNorm;
import org.convmark.model.graph.Graph;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.Workload;

/**
 * Proves engines equal before they are timed: the first engine whose network runs is the reference,
 * and the others' outputs, or gradients, must be within a tolerance of its own. The reference
 * itself is believed only if another engine confirms it.
 */
final class Prover {

  /** Largest relative error of logits. */
  static final double FORWARD_TOLERANCE = 1e-4;

  /**
   * Largest relative error of the gradient of any parameter, in networks without batch norm. Where
   * rounding moves a value across the edge of a rectifier or another wins a max pool, one element
   * of a gradient changes wholly: one flip among 50,000 units is 4e-3. Engines are held to 1e-4 on
   * a small net with every operator when they are built.
   */
  static final double GRADIENT_TOLERANCE = 1e-2;

  /**
   * The same with batch norm, whose batch statistics amplify rounding with depth: on ResNet-50 all
   * pairs of engines differ by up to 1 % and none is the outlier.
   */
  static final double BATCH_NORM_GRADIENT_TOLERANCE = 5e-2;

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Worker worker;
  private final Workspace workspace;

  Prover(Worker worker, Workspace workspace) {
    this.worker = worker;
    this.workspace = workspace;
  }

  /** An engine's attempt: its report, and its outputs if it made any. */
  private record Attempt(ForkReport report, Optional<Outputs> outputs) {}

  /**
   * Proofs for cells that differ in their engines only, in the order in which reference engines are
   * chosen.
   */
  Map<Cell, Proof> prove(List<Cell> cells, Graph graph, Path onnx, long seed) throws IOException {
    Map<Cell, Attempt> attempts = new LinkedHashMap<>();
    for (Cell cell : cells) {
      attempts.put(cell, attempt(cell, onnx, seed));
    }
    Optional<Cell> reference =
        cells.stream().filter(cell -> attempts.get(cell).outputs().isPresent()).findFirst();
    Map<Cell, Double> errors = new LinkedHashMap<>();
    for (Cell cell : cells) {
      if (reference.isPresent() && !cell.equals(reference.get())) {
        Outputs expected = attempts.get(reference.get()).outputs().orElseThrow();
        attempts
            .get(cell)
            .outputs()
            .ifPresent(outputs -> errors.put(cell, outputs.errorAgainst(expected)));
      }
    }
    reference.ifPresent(
        cell ->
            errors.values().stream()
                .min(Double::compare)
                .ifPresent(least -> errors.put(cell, least)));
    Map<Cell, Proof> proofs = new LinkedHashMap<>();
    for (Cell cell : cells) {
      proofs.put(
          cell,
          verdict(
              attempts.get(cell).report(),
              Optional.ofNullable(errors.get(cell)),
              tolerance(cell.workload(), graph)));
    }
    return proofs;
  }

  private Attempt attempt(Cell cell, Path onnx, long seed) throws IOException {
    Path outputs = workspace.file("outputs.bin");
    ForkSpec spec =
        new ForkSpec(
            cell,
            seed,
            onnx.toString(),
            workspace.file("proof-report.json").toString(),
            outputs.toString());
    ForkReport report = worker.prove(spec, LIMIT);
    return report.outcome().status() == Status.OK
        ? new Attempt(report, Optional.of(Outputs.read(outputs)))
        : new Attempt(report, Optional.empty());
  }

  static double tolerance(Workload workload, Graph graph) {
    if (workload == Workload.FORWARD) {
      return FORWARD_TOLERANCE;
    }
    boolean batchNorm = graph.nodes().stream().anyMatch(node -> node.op() instanceof BatchNorm);
    return batchNorm ? BATCH_NORM_GRADIENT_TOLERANCE : GRADIENT_TOLERANCE;
  }

  private static Proof verdict(ForkReport report, Optional<Double> error, double tolerance) {
    if (report.outcome().status() != Status.OK) {
      return new Proof(report.outcome(), report, OptionalDouble.empty());
    }
    if (error.isEmpty()) {
      Outcome remark =
          new Outcome(Status.OK, "not compared: no second engine ran this network and workload");
      return new Proof(remark, report, OptionalDouble.empty());
    }
    OptionalDouble finite =
        Double.isFinite(error.get()) ? OptionalDouble.of(error.get()) : OptionalDouble.empty();
    if (error.get() <= tolerance) {
      return new Proof(Outcome.OK, report, finite);
    }
    String message =
        String.format(
            Locale.ROOT,
            "relative error %.2e exceeds %.0e; not timed, since it is not the same network",
            error.get(),
            tolerance);
    return new Proof(new Outcome(Status.PARITY_FAILED, message), report, finite);
  }
}
