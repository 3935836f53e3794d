package org.convmark.bench.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convmark.bench.fork.ForkReport;
import org.convmark.result.Cell;
import org.convmark.result.Parity;
import org.convmark.result.Provenance;
import org.convmark.result.csv.RunJournal;

/** The proofs of a run, by the cells that were run for them; also those of an earlier process. */
final class Proofs {

  private final RunJournal journal;
  private final Map<Cell, Proof> known = new HashMap<>();

  Proofs(RunJournal journal) {
    this.journal = journal;
    journal.parity().forEach(parity -> known.put(parity.cell(), proof(parity)));
  }

  private static Proof proof(Parity parity) {
    ForkReport report =
        new ForkReport(
            parity.outcome(),
            parity.engine().version(),
            parity.engine().settings(),
            ForkReport.Start.NONE,
            parity.callSeconds());
    return new Proof(parity.outcome(), report, parity.error());
  }

  Optional<Proof> of(Cell cell) {
    return Optional.ofNullable(known.get(cell));
  }

  /** Keeps what is new of them, which is on disk when this returns. */
  void add(Map<Cell, Proof> proofs) throws IOException {
    List<Parity> rows = new ArrayList<>();
    proofs.forEach(
        (cell, proof) -> {
          if (known.putIfAbsent(cell, proof) == null) {
            rows.add(parity(cell, proof));
          }
        });
    journal.add(rows);
  }

  private static Parity parity(Cell cell, Proof proof) {
    ForkReport report = proof.report();
    return new Parity(
        cell,
        proof.outcome(),
        proof.error(),
        new Provenance.Loaded(report.engineVersion(), report.settings()),
        report.pilotSeconds());
  }
}
