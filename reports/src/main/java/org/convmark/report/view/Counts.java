package org.convmark.report.view;

import org.convmark.result.Measurement;

/**
 * How the cells of a plan came out.
 *
 * @param failed those that make the run a failure
 * @param unavailable those that could not be tried here
 */
public record Counts(int planned, int ok, int failed, int unavailable) {

  /** The fact of a run that has the number of its plan's cells. */
  private static final String PLANNED = "cells_planned";

  static Counts of(RunIndex index) {
    int failed = 0;
    for (Measurement cell : index.all()) {
      failed += cell.outcome().status().isFailure() ? 1 : 0;
    }
    int ok = index.ok().size();
    int all = index.all().size();
    return new Counts(Math.max(all, planned(index)), ok, failed, all - ok - failed);
  }

  private static int planned(RunIndex index) {
    String fact = index.run().environment().get(PLANNED);
    return fact.matches("\\d{1,9}") ? Integer.parseInt(fact) : 0;
  }

  /** Cells of the plan that have no row yet. */
  public int missing() {
    return planned - ok - failed - unavailable;
  }
}
