package org.convmark.result.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;

/** A device did not keep its clock while cells were measured. */
final class ClockChanged implements Analyser {

  private static final String CONDITION = "sm_clock_mhz";
  private static final double HINT = 0.1;
  private static final double WARNING = 0.2;

  private static final String REMEDY =
      "lock the clocks ('nvidia-smi --lock-gpu-clocks') or cool the device, and measure again; only"
          + " cells of like clocks compare";

  @Override
  public List<Finding> findings(Material material) {
    Map<String, Integer> highest = new HashMap<>();
    for (TimedCell each : material.cells()) {
      Range.of(each, CONDITION)
          .ifPresent(range -> highest.merge(each.cell().device(), range.high(), Math::max));
    }
    List<Objection> all = new ArrayList<>();
    for (TimedCell each : material.cells()) {
      Range.of(each, CONDITION)
          .ifPresent(range -> all.addAll(fall(each, range, highest.get(each.cell().device()))));
    }
    return Objection.findings(FindingKind.CLOCK_CHANGED, all, REMEDY);
  }

  private static List<Objection> fall(TimedCell cell, Range range, int highest) {
    double fall = 1 - range.low() / (double) Math.max(1, highest);
    if (fall < HINT) {
      return List.of();
    }
    return List.of(
        new Objection(
            fall < WARNING ? Level.HINT : Level.WARNING,
            cell.cell(),
            fall,
            Objection.text(
                "%d to %d MHz, and %s had up to %d MHz in this run",
                range.low(), range.high(), cell.cell().device(), highest)));
  }
}
