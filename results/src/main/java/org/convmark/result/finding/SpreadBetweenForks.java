package org.convmark.result.finding;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;

/** The means of a cell's forks lie further apart than those of its class of latency should. */
final class SpreadBetweenForks implements Analyser {

  private static final int LEAST_FORKS = 3;
  private static final double FAR = 3;

  private static final String REMEDY =
      "measure again on a quiet machine or with more forks; the interval already holds this spread";

  @Override
  public List<Finding> findings(Material material) {
    List<Objection> all =
        material.cells().stream()
            .filter(each -> each.forks().size() >= LEAST_FORKS)
            .flatMap(SpreadBetweenForks::objection)
            .toList();
    return Objection.findings(FindingKind.SPREAD_BETWEEN_FORKS, all, REMEDY);
  }

  private static Stream<Objection> objection(TimedCell cell) {
    NoiseClass noise = NoiseClass.of(cell.mean());
    double variation = 1000 * StandardDeviation.of(cell.forkMeans()).getAsDouble() / cell.mean();
    if (!(variation > noise.betweenForks())) {
      return Stream.empty();
    }
    return Stream.of(
        new Objection(
            variation > FAR * noise.betweenForks() ? Level.WARNING : Level.HINT,
            cell.cell(),
            variation / noise.betweenForks(),
            Objection.text(
                "the means of %d forks vary by %.1f %%, and %.0f %% is usual %s",
                cell.forks().size(), 100 * variation, 100 * noise.betweenForks(), noise.words())));
  }
}
