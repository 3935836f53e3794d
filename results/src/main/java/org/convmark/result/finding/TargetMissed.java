package org.convmark.result.finding;

import java.util.List;
import java.util.OptionalDouble;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;

/** The interval is wider than was asked for. */
final class TargetMissed implements Analyser {

  private static final double FAR = 2;

  private static final String REMEDY =
      "give the cell more time or more forks, or measure on a quieter machine; until then only"
          + " differences larger than the interval can be told";

  @Override
  public List<Finding> findings(Material material) {
    List<Objection> all =
        material.cells().stream()
            .filter(each -> each.timing().missesTarget())
            .map(TargetMissed::objection)
            .toList();
    return Objection.findings(FindingKind.TARGET_MISSED, all, REMEDY);
  }

  private static Objection objection(TimedCell cell) {
    double target = cell.timing().counts().targetPercent().orElseThrow();
    OptionalDouble half = cell.timing().halfWidthPercent();
    double reached = half.orElse(Double.POSITIVE_INFINITY);
    String found = half.isPresent() ? Objection.text("\u00b1%.1f %%", reached) : "no interval";
    return new Objection(
        reached > FAR * target ? Level.WARNING : Level.HINT,
        cell.cell(),
        reached / target,
        Objection.text(
            "%s after %d forks, and \u00b1%.1f %% was asked for",
            found, cell.timing().counts().forks(), target));
  }
}
