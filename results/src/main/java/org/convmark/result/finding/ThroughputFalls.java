package org.convmark.result.finding;

import java.util.ArrayList;
import java.util.List;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;

/** A larger batch computes fewer images a second than the next smaller one. */
final class ThroughputFalls implements Analyser {

  private static final double HINT = 0.05;
  private static final double WARNING = 0.2;

  private static final String REMEDY =
      "see that memory does not run short (peak memory, swap) and that nothing else ran; where it"
          + " stays, the smaller batch is the better choice on this machine";

  @Override
  public List<Finding> findings(Material material) {
    List<Objection> all = new ArrayList<>();
    for (List<TimedCell> series : Batches.of(material)) {
      for (int i = 1; i < series.size(); i++) {
        all.addAll(objection(series.get(i - 1), series.get(i)));
      }
    }
    return Objection.findings(FindingKind.THROUGHPUT_FALLS, all, REMEDY);
  }

  private static List<Objection> objection(TimedCell smaller, TimedCell larger) {
    double fall = 1 - throughput(larger) / throughput(smaller);
    boolean apart =
        larger.interval().orElseThrow().low() / larger.cell().batch()
            > smaller.interval().orElseThrow().high() / smaller.cell().batch();
    if (!apart || fall < HINT) {
      return List.of();
    }
    return List.of(
        new Objection(
            fall < WARNING ? Level.HINT : Level.WARNING,
            larger.cell(),
            fall,
            Objection.text(
                "%.1f images/s, and %.1f at batch %d: %.0f %% less, intervals apart",
                throughput(larger), throughput(smaller), smaller.cell().batch(), 100 * fall)));
  }

  private static double throughput(TimedCell cell) {
    return 1000 * cell.cell().batch() / cell.mean();
  }
}
