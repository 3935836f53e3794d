package org.convmark.result.finding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;
import org.convmark.result.environment.Load;

/** Others used the processors when the run began or ended, so their work is in its numbers. */
final class BusyMachine implements Analyser {

  private static final double WARNING = 1.5;

  private static final String REMEDY =
      "stop what else runs and measure again; the load is an average of a minute, so after a build"
          + " wait that long before a run";

  @Override
  public List<Finding> findings(Material material) {
    return Stream.concat(
            finding(material, Load.FACT, 0).stream(),
            finding(material, Load.FACT + " at the end", own(material)).stream())
        .toList();
  }

  /** What the last fork itself adds to the load at the end: at most all of its threads. */
  private static int own(Material material) {
    return material.cells().stream()
        .mapToInt(each -> each.onCpu() ? Math.max(1, each.cell().threads()) : 1)
        .max()
        .orElse(0);
  }

  private static List<Finding> finding(Material material, String fact, int own) {
    Optional<Load> load = material.load(fact);
    if (load.isEmpty() || !load.get().without(own).isBusy()) {
      return List.of();
    }
    Level level = load.get().without(own).share() > WARNING ? Level.WARNING : Level.HINT;
    String ownShare = own == 0 ? "" : Objection.text(", of which at most %d are the run's", own);
    return List.of(
        new Finding(
            level,
            FindingKind.BUSY_MACHINE,
            List.of(),
            Objection.text(
                "%s is %.2f on %.0f processors%s",
                fact, load.get().average(), load.get().processors(), ownShare),
            REMEDY));
  }
}
