package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.bench.fork.Outputs;
import org.convmark.model.graph.Graph;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;
import org.convmark.result.Status;

/**
 * Proves engines equal before they are timed: the first engine whose network runs is the reference,
 * and the others' outputs, or gradients, must be within a tolerance of its own. The reference
 * itself is believed only if another engine confirms it.
 */
final class Prover {

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
   * Proofs for cells that differ in their engines only, given in the order in which reference
   * engines are chosen.
   *
   * @param graph what their workload runs
   */
  Map<Cell, Proof> prove(List<Cell> cells, Graph graph, Path onnx, ForkSpec.Common common)
      throws IOException {
    Map<Cell, Attempt> attempts = new LinkedHashMap<>();
    for (Cell cell : cells) {
      attempts.put(cell, attempt(cell, onnx, common));
    }
    Map<Cell, ParityError> errors = errors(attempts);
    Map<Cell, Proof> proofs = new LinkedHashMap<>();
    attempts.forEach(
        (cell, attempt) ->
            proofs.put(
                cell,
                verdict(
                    attempt.report(),
                    Optional.ofNullable(errors.get(cell)),
                    Tolerance.of(cell.workload(), graph))));
    proofs.replaceAll((cell, proof) -> proof.withRemark(remark(cell)));
    return proofs;
  }

  private static String remark(Cell cell) {
    return Engines.of(cell.engine()).remark(cell.workload());
  }

  private Attempt attempt(Cell cell, Path onnx, ForkSpec.Common common) throws IOException {
    Path outputs = workspace.file("outputs.bin");
    ForkSpec spec =
        new ForkSpec(
            cell,
            common,
            onnx.toString(),
            workspace.file("proof-report.json").toString(),
            outputs.toString());
    ForkReport report = worker.prove(spec, LIMIT);
    return report.outcome().status() == Status.OK
        ? new Attempt(report, Optional.of(Outputs.read(outputs)))
        : new Attempt(report, Optional.empty());
  }

  private static Map<Cell, ParityError> errors(Map<Cell, Attempt> attempts) {
    Map<Cell, ParityError> errors = new LinkedHashMap<>();
    Optional<Cell> reference =
        attempts.keySet().stream()
            .filter(cell -> attempts.get(cell).outputs().isPresent())
            .findFirst();
    if (reference.isEmpty()) {
      return errors;
    }
    Outputs expected = attempts.get(reference.get()).outputs().orElseThrow();
    attempts.forEach(
        (cell, attempt) -> {
          if (!cell.equals(reference.get())) {
            attempt
                .outputs()
                .ifPresent(outputs -> errors.put(cell, ParityError.of(outputs, expected)));
          }
        });
    errors.values().stream()
        .min(Comparator.comparingDouble(ParityError::largest))
        .ifPresent(least -> errors.put(reference.get(), least));
    return errors;
  }

  private static Proof verdict(
      ForkReport report, Optional<ParityError> error, Tolerance tolerance) {
    if (report.outcome().status() != Status.OK) {
      return new Proof(report.outcome(), report, OptionalDouble.empty());
    }
    if (error.isEmpty()) {
      Outcome remark =
          new Outcome(Status.OK, "not compared: no second engine ran this network and workload");
      return new Proof(remark, report, OptionalDouble.empty());
    }
    OptionalDouble printed = error.get().printed();
    if (tolerance.admits(error.get())) {
      return new Proof(Outcome.OK, report, printed);
    }
    String message =
        String.format(
            Locale.ROOT,
            "relative error of the logits %.2e (at most %.0e) and of the gradients %.2e (at most"
                + " %.0e); not timed; delete the exported model in case its file is damaged, and run"
                + " again",
            error.get().logits(),
            tolerance.logits(),
            error.get().gradients(),
            tolerance.gradients());
    return new Proof(new Outcome(Status.PARITY_FAILED, message), report, printed);
  }
}
