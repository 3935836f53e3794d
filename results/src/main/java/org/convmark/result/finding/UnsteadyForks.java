package org.convmark.result.finding;

import java.util.List;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;
import org.convmark.result.Timing;

/** The warm-up of more than a fifth of a cell's forks never settled. */
final class UnsteadyForks implements Analyser {

  private static final double SHARE = 0.2;

  /** A run of fewer claims no precision that an unsteady fork could spoil. */
  private static final int FORKS_OF_A_CLAIM = 3;

  private static final String REMEDY =
      "measure again on a quiet machine; for cells above a second use a plan with more warm-up;"
          + " comparisons call such cells UNSTABLE";

  @Override
  public List<Finding> findings(Material material) {
    List<Objection> all =
        material.cells().stream()
            .filter(each -> share(each.timing().counts()) > SHARE)
            .map(UnsteadyForks::objection)
            .toList();
    return Objection.findings(FindingKind.UNSTEADY_FORKS, all, REMEDY);
  }

  private static Objection objection(TimedCell cell) {
    Timing.Counts counts = cell.timing().counts();
    return new Objection(
        counts.forks() < FORKS_OF_A_CLAIM ? Level.HINT : Level.WARNING,
        cell.cell(),
        share(counts),
        Objection.text(
            "the warm-up of %d of %d forks did not settle",
            counts.unsteadyForks(), counts.forks()));
  }

  private static double share(Timing.Counts counts) {
    return counts.unsteadyForks() / (double) Math.max(1, counts.forks());
  }
}
