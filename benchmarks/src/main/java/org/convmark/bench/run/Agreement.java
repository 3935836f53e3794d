package org.convmark.bench.run;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
    }
    return new Verdict(cell, report).proof();
  }

  /** Whether an engine of another library than the reference's has outputs in fp32. */
  private boolean hasOthers() {
    return outputs.keySet().stream().anyMatch(cell -> isFp32(cell) && !isOfReferencesLibrary(cell));
  }

  private boolean isConfirmed() {
    return outputs.keySet().stream()
        .anyMatch(cell -> isFp32(cell) && !isOfReferencesLibrary(cell) && isAdmitted(cell));
  }

  private boolean isOfReferencesLibrary(Cell cell) {
    return library(cell).equals(library(reference.orElseThrow()));
  }

  private boolean isAdmitted(Cell cell) {
    return tolerance(cell).admits(errors.get(cell));
  }

  private Tolerance tolerance(Cell cell) {
    return Tolerance.of(cell.workload(), graph, Precision.of(cell.precision()));
  }

  /** The cell in fp32 that comes nearest to the reference: of another library if there is one. */
  private Cell nearest() {
    return outputs.keySet().stream()
        .filter(cell -> isFp32(cell) && !cell.equals(reference.orElseThrow()))
        .filter(cell -> !hasOthers() || !isOfReferencesLibrary(cell))
        .min(Comparator.comparingDouble(cell -> tolerance(cell).share(errors.get(cell))))
        .orElseThrow();
  }

  private static Proof notCompared(String remark, ForkReport report) {
    return new Proof(new Outcome(Status.OK, remark), report, OptionalDouble.empty());
  }

  /** The steps to the proof of one cell. */
  private final class Verdict {

    private final Cell cell;
    private final ForkReport report;

    Verdict(Cell cell, ForkReport report) {
      this.cell = cell;
      this.report = report;
    }

    Proof proof() {
      Cell first = reference.orElseThrow();
      boolean alone =
          cell.equals(first) && outputs.keySet().stream().filter(Agreement::isFp32).count() == 1;
      if (alone) {
        return notCompared("not compared: no second engine ran this network and workload", report);
      }
      Cell compared = cell.equals(first) ? nearest() : cell;
      if (hasOthers() && !isConfirmed() && (isOfReferencesLibrary(cell) || !isFp32(cell))) {
        return failed(compared, unconfirmed());
      }
      if (!isFp32(cell) && !isLibraryAdmitted()) {
        return failed(compared, library(cell) + " differs from the reference in fp32 already");
      }
      if (!isAdmitted(compared)) {
        return failed(compared, tolerance(compared).excess(errors.get(compared)));
      }
      String remark = hasOthers() ? "" : ownLibraryOnly();
      return new Proof(new Outcome(Status.OK, remark), report, errors.get(compared).printed());
    }

    /** What 16 bits forgive must not hide what 32 bits have shown of the same library. */
    private boolean isLibraryAdmitted() {
      return outputs.keySet().stream()
          .filter(other -> isFp32(other) && library(other).equals(library(cell)))
          .anyMatch(Agreement.this::isAdmitted);
    }

    private String unconfirmed() {
      Cell nearest = nearest();
      return String.format(
          Locale.ROOT,
          "the reference, %s, is confirmed by no engine of another library; of the nearest, %s, the"
              + " %s",
          reference.orElseThrow().engine(),
          nearest.engine(),
          tolerance(nearest).excess(errors.get(nearest)));
    }

    private String ownLibraryOnly() {
      return String.format(
          Locale.ROOT,
          "not compared with another library: only engines of %s ran this network and workload",
          library(reference.orElseThrow()));
    }

    private Proof failed(Cell compared, String reason) {
      String message =
          reason
              + "; not timed; delete the exported model in case its file is damaged, and run again";
      return new Proof(
          new Outcome(Status.PARITY_FAILED, message), report, errors.get(compared).printed());
    }
  }
}
