package org.convmark.result.finding;

import java.util.List;
import java.util.stream.Stream;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;
import org.convmark.result.stat.VarianceComponents;

/** The iterations of a cell's forks lie further apart than those of its class of latency should. */
final class SpreadWithinForks implements Analyser {

  private static final int LEAST_ITERATIONS = 10;

  private static final String REMEDY =
      "look at the cell's samples in the report: a few far ones are others' work, two levels are"
          + " clocks or placement of threads, a slope is a warm-up that was too short";

  @Override
  public List<Finding> findings(Material material) {
    List<Objection> all =
        material.cells().stream()
            .filter(each -> each.forks().size() >= 2 && each.iterations() >= LEAST_ITERATIONS)
            .filter(each -> each.forks().stream().allMatch(fork -> fork.length >= 2))
            .flatMap(SpreadWithinForks::objection)
            .toList();
    return Objection.findings(FindingKind.SPREAD_WITHIN_FORKS, all, REMEDY);
  }

  private static Stream<Objection> objection(TimedCell cell) {
    NoiseClass noise = NoiseClass.of(cell.mean());
    double variation =
        1000 * Math.sqrt(VarianceComponents.of(cell.forks()).withinForks()) / cell.mean();
    if (!(variation > noise.withinForks())) {
      return Stream.empty();
    }
    return Stream.of(
        new Objection(
            Level.HINT,
            cell.cell(),
            variation / noise.withinForks(),
            Objection.text(
                "the iterations of a fork vary by %.1f %%, and %.0f %% is usual %s",
                100 * variation, 100 * noise.withinForks(), noise.words())));
  }
}
