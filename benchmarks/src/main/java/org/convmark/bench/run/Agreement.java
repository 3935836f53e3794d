package org.convmark.bench.run;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.Outputs;
import org.convmark.model.graph.Graph;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;
import org.convmark.result.Status;

/**
 * What the outputs of one network and workload say about each other. The first in fp32 are the
 * reference, of all precisions. It is believed if an engine of another native library confirms it;
 * one of the same library would share its errors.
 */
final class Agreement {

  private final Map<Cell, Outputs> outputs;
  private final Graph graph;
  private final Optional<Cell> reference;
  private final Map<Cell, ParityError> errors = new LinkedHashMap<>();

  /**
   * An agreement, or none, of engines and precisions.
   *
   * @param outputs in the order in which reference engines are chosen
   * @param graph that made them
   */
  Agreement(Map<Cell, Outputs> outputs, Graph graph) {
    this.outputs = outputs;
    this.graph = graph;
    reference = outputs.keySet().stream().filter(Agreement::isFp32).findFirst();
    reference.ifPresent(
        first ->
            outputs.forEach(
                (cell, made) -> errors.put(cell, ParityError.of(made, outputs.get(first)))));
  }

  private static boolean isFp32(Cell cell) {
    return cell.precision().equals(Precision.FP32.word());
  }

  private static String library(Cell cell) {
    return Engines.of(cell.engine()).library();
  }

  /** The proof of a cell that made outputs. */
  Proof proof(Cell cell, ForkReport report) {
    if (reference.isEmpty()) {
      return notCompared("not compared: no engine ran this network and workload in fp32", report);
    } else if (outputs.size() == 1) {
      return notCompared("not compared: no second engine ran this network and workload", report);
    }
    Optional<ParityError> confirmation = nearest(other -> !isOfReferencesLibrary(other));
    if (!isOfReferencesLibrary(cell)) {
      return proof(errors.get(cell), tolerance(cell), "", report);
    } else if (confirmation.isEmpty()) {
      return proof(amongItsOwn(cell), tolerance(cell), ownLibraryOnly(), report);
    }
    Tolerance needed = tolerance(reference.get());
    return cell.equals(reference.get()) || !needed.admits(confirmation.get())
        ? proof(confirmation.get(), needed, "", report)
        : proof(errors.get(cell), tolerance(cell), "", report);
  }

  private boolean isOfReferencesLibrary(Cell cell) {
    return library(cell).equals(library(reference.orElseThrow()));
  }

  private Tolerance tolerance(Cell cell) {
    return Tolerance.of(cell.workload(), graph, Precision.of(cell.precision()));
  }

  /** The error of the cell that comes nearest to the reference, in fp32 as well. */
  private Optional<ParityError> nearest(Predicate<Cell> candidates) {
    return outputs.keySet().stream()
        .filter(cell -> isFp32(cell) && !cell.equals(reference.orElseThrow()))
        .filter(candidates)
        .map(errors::get)
        .min(Comparator.comparingDouble(ParityError::largest));
  }

  private ParityError amongItsOwn(Cell cell) {
    return cell.equals(reference.orElseThrow())
        ? nearest(other -> true).orElse(errors.get(cell))
        : errors.get(cell);
  }

  private String ownLibraryOnly() {
    return String.format(
        Locale.ROOT,
        "not compared with another library: only engines of %s ran this network and workload",
        library(reference.orElseThrow()));
  }

  private static Proof notCompared(String remark, ForkReport report) {
    return new Proof(new Outcome(Status.OK, remark), report, OptionalDouble.empty());
  }

  private static Proof proof(
      ParityError error, Tolerance tolerance, String remark, ForkReport report) {
    if (tolerance.admits(error)) {
      return new Proof(new Outcome(Status.OK, remark), report, error.printed());
    }
    String message =
        String.format(
            Locale.ROOT,
            "relative error of the logits %.2e (at most %.0e) and of the gradients %.2e (at most"
                + " %.0e); not timed; delete the exported model in case its file is damaged, and run"
                + " again",
            error.logits(),
            tolerance.logits(),
            error.gradients(),
            tolerance.gradients());
    return new Proof(new Outcome(Status.PARITY_FAILED, message), report, error.printed());
  }
}
