package org.convmark.report.view;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.convmark.result.MaxBatch;
import org.convmark.result.Measurement;
import org.convmark.result.Outcome;
import org.convmark.result.Run;
import org.convmark.result.Status;

/**
 * How the cells of a plan came out.
 *
 * @param failed those that make the run a failure
 * @param unavailable those that could not be tried here
 */
public record Counts(int planned, int ok, int failed, int unavailable) {

  /** The fact of a run that has the number of its plan's cells. */
  private static final String PLANNED = "cells_planned";

  /** Of all cells of a run. */
  public static Counts of(Run run) {
    List<Status> cells = cells(run);
    int ok = count(cells, Status.OK::equals);
    int failed = count(cells, Status::isFailure);
    int all = cells.size();
    return new Counts(Math.max(all, planned(run)), ok, failed, all - ok - failed);
  }

  /** Those that were measured, or whose largest batch was looked for. */
  private static List<Status> cells(Run run) {
    return Stream.concat(
            run.measurements().stream().map(Measurement::outcome),
            run.evidence().maxBatches().stream().map(MaxBatch::outcome))
        .map(Outcome::status)
        .toList();
  }

  private static int count(List<Status> cells, Predicate<Status> some) {
    return (int) cells.stream().filter(some).count();
  }

  private static int planned(Run run) {
    String fact = run.environment().get(PLANNED);
    return fact.matches("\\d{1,9}") ? Integer.parseInt(fact) : 0;
  }

  /** Cells of the plan that have no row yet. */
  public int missing() {
    return planned - ok - failed - unavailable;
  }
}
