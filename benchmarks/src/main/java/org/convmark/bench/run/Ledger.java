package org.convmark.bench.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Phase;
import org.convmark.result.Sample;
import org.convmark.result.csv.RunFolder;

/** The rows of a run in the order of its plan; each is on disk before the next fork begins. */
final class Ledger {

  private final RunFolder folder;
  private final String runId;
  private final List<Cell> order;
  private final Map<Cell, Measurement> rows = new HashMap<>();
  private final Map<Cell, List<Sample>> samples = new HashMap<>();

  Ledger(RunFolder folder, String runId, List<Cell> order) {
    this.folder = folder;
    this.runId = runId;
    this.order = List.copyOf(order);
  }

  void put(Measurement row, List<Sample> evidence) throws IOException {
    rows.put(row.cell(), row);
    samples.put(row.cell(), List.copyOf(evidence));
    // samples first: a row never stands without its evidence
    folder.writeSamples(samples());
    folder.writeResults(runId, rows());
  }

  List<Measurement> rows() {
    return order.stream().map(rows::get).filter(Objects::nonNull).toList();
  }

  private List<Sample> samples() {
    List<Sample> all = new ArrayList<>();
    order.forEach(cell -> all.addAll(samples.getOrDefault(cell, List.of())));
    return all;
  }

  /** Seconds inside timed iterations of a phase, all cells together. */
  double seconds(Phase phase) {
    return samples().stream()
        .filter(sample -> sample.phase() == phase)
        .mapToDouble(Sample::seconds)
        .sum();
  }
}
