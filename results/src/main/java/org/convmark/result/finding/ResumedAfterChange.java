package org.convmark.result.finding;

import java.util.ArrayList;
import java.util.List;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;

/** A run went on with {@code --force} though machine or versions had changed. */
final class ResumedAfterChange implements Analyser {

  private static final String FACT = "resumed_with ";
  private static final String REMEDY =
      "do not compare its cells with each other; the rows that were measured after the change say"
          + " so. Begin a new run for figures of one machine and one version";

  @Override
  public List<Finding> findings(Material material) {
    List<Finding> findings = new ArrayList<>();
    for (int time = 1; !material.fact("resumed_at " + time).isEmpty(); time++) {
      String differences = material.fact(FACT + time);
      if (!differences.isEmpty()) {
        findings.add(
            new Finding(
                Level.WARNING,
                FindingKind.RESUMED_AFTER_CHANGE,
                List.of(),
                Objection.text(
                    "the run went on at %s after a change: %s",
                    material.fact("resumed_at " + time), differences),
                REMEDY));
      }
    }
    return findings;
  }
}
