package org.convmark.result.finding;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;

/** A process held less memory than half of the weights that it computed with. */
final class MemoryBelowWeights implements Analyser {

  private static final double SHARE = 0.5;

  private static final String REMEDY =
      "do not use the memory figure: the network was in memory before the baseline, in pages that"
          + " are swapped out or shared, or it is not the network that was asked for";

  @Override
  public List<Finding> findings(Material material) {
    List<Objection> all = material.cells().stream().flatMap(MemoryBelowWeights::objection).toList();
    return Objection.findings(FindingKind.MEMORY_BELOW_WEIGHTS, all, REMEDY);
  }

  private static Stream<Objection> objection(TimedCell cell) {
    OptionalDouble held = cell.heldMib();
    double weights = cell.memory().analytic().map(each -> each.weights()).orElse(0.0);
    if (held.isEmpty() || held.getAsDouble() >= SHARE * weights) {
      return Stream.empty();
    }
    return Stream.of(
        new Objection(
            Level.WARNING,
            cell.cell(),
            weights - held.getAsDouble(),
            Objection.text(
                "%.0f MiB, and its weights alone are %.0f MiB", held.getAsDouble(), weights)));
  }
}
