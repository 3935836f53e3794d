package org.convmark.harness.compare;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.convmark.result.Run;

/** What must be known of runs before they are compared. */
public final class ComparedRuns {

  private ComparedRuns() {}

  /** A run that is there twice, if only as a copy: it is evidence once, and on one side. */
  public static Optional<Run> repeated(List<Run> runs) {
    Set<String> seen = new HashSet<>();
    return runs.stream()
        .filter(run -> !run.environment().get("started_at").isEmpty())
        .filter(run -> !seen.add(run.id() + " " + run.environment().get("started_at")))
        .findFirst();
  }

  /** Of a run that has not all cells of its plan, a sentence that says so. */
  public static Optional<String> unfinished(Run run) {
    String planned = run.environment().get("cells_planned");
    int measured = run.measurements().size();
    return planned.matches("[0-9]{1,9}") && Integer.parseInt(planned) > measured
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%s has not ended: %d of its %s cells are there; the others are MISSING or NEW",
                run.id(),
                measured,
                planned))
        : Optional.empty();
  }
}
