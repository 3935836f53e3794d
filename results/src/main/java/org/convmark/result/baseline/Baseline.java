package org.convmark.result.baseline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Run;

/** What a machine is held to: of each cell the newest accepted run that has figures of it. */
public final class Baseline {

  private final Map<Cell, Accepted> newest = new LinkedHashMap<>();

  /** Of accepted runs of one machine, the newest first. */
  public Baseline(List<Accepted> accepted) {
    for (Accepted run : accepted) {
      run.run().measurements().stream()
          .filter(Measurement::isOk)
          .forEach(row -> newest.putIfAbsent(row.cell(), run));
    }
  }

  /** The cells that have a baseline. */
  public Set<Cell> cells() {
    return newest.keySet();
  }

  /** Each cell with the run that is its baseline. */
  public Map<Cell, Accepted> byCell() {
    return Map.copyOf(newest);
  }

  /** The runs of these cells, each with those cells alone whose baseline it is. */
  List<Run> runs(Set<Cell> cells) {
    List<Run> runs = new ArrayList<>();
    for (Accepted accepted : new LinkedHashSet<>(newest.values())) {
      List<Measurement> rows =
          accepted.run().measurements().stream()
              .filter(row -> cells.contains(row.cell()))
              .filter(row -> accepted.equals(newest.get(row.cell())))
              .toList();
      if (!rows.isEmpty()) {
        runs.add(with(accepted.run(), rows));
      }
    }
    return runs;
  }

  private static Run with(Run run, List<Measurement> rows) {
    return new Run(run.id(), run.environment(), run.documentation(), rows, run.evidence());
  }
}
