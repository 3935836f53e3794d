package org.convmark.result.finding;

import java.util.List;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;

/** The host of this virtual machine gave its processors to others. */
final class StolenTime implements Analyser {

  private static final String FACT = "cpu_steal_percent over the run";
  private static final double HINT = 1;
  private static final double WARNING = 5;

  @Override
  public List<Finding> findings(Material material) {
    double stolen = material.number(FACT).orElse(0);
    if (stolen < HINT) {
      return List.of();
    }
    return List.of(
        new Finding(
            stolen < WARNING ? Level.HINT : Level.WARNING,
            FindingKind.STOLEN_TIME,
            List.of(),
            Objection.text("%.2f %% of the processors' time while it ran", stolen),
            "measure on a host or an instance type whose processors are not shared"));
  }
}
