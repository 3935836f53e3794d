package org.convmark.result.finding;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;

/** A GPU held its clocks down while it was measured. */
final class Throttled implements Analyser {

  private static final Set<String> FAULTS =
      Set.of("hardware_slowdown", "thermal_slowdown", "hardware_thermal_slowdown", "power_brake");

  /** Many devices reach it under full load; then it is a property of the device. */
  private static final String POWER_CAP = "power_cap";

  private static final String REMEDY =
      "see to cooling and power supply, and measure again; a power cap is the device's own limit,"
          + " which 'nvidia-smi -q -d POWER' shows";

  @Override
  public List<Finding> findings(Material material) {
    List<Objection> all = material.cells().stream().flatMap(Throttled::objection).toList();
    return Objection.findings(FindingKind.THROTTLED, all, REMEDY);
  }

  private static Stream<Objection> objection(TimedCell cell) {
    Set<String> reasons = new LinkedHashSet<>(List.of(cell.setting("throttle").split("\\+", -1)));
    reasons.removeIf(reason -> !FAULTS.contains(reason) && !reason.equals(POWER_CAP));
    if (reasons.isEmpty()) {
      return Stream.empty();
    }
    boolean onlyCap = reasons.equals(Set.of(POWER_CAP));
    return Stream.of(
        new Objection(
            onlyCap ? Level.HINT : Level.WARNING,
            cell.cell(),
            reasons.size(),
            String.join(", ", reasons)));
  }
}
