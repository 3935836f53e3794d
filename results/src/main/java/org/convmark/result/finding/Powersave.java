package org.convmark.result.finding;

import java.util.List;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;

/** The governor holds the clocks of processors down. */
final class Powersave implements Analyser {

  private static final String FACT = "cpu_governor";

  @Override
  public List<Finding> findings(Material material) {
    boolean cpu = material.cells().stream().anyMatch(TimedCell::onCpu);
    if (!cpu || !List.of(material.fact(FACT).split(" ", -1)).contains("powersave")) {
      return List.of();
    }
    return List.of(
        new Finding(
            Level.WARNING,
            FindingKind.POWERSAVE,
            List.of(),
            Objection.text("%s is '%s'", FACT, material.fact(FACT)),
            "set it with 'cpupower frequency-set -g performance' and measure again"));
  }
}
