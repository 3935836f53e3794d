package org.convmark.report.view;

import org.convmark.result.Measurement;

/**
 * How the cells of a plan came out.
 *
 * @param failed those that make the run a failure
 * @param unavailable those that could not be tried here
 */
public record Counts(int planned, int ok, int failed, int unavailable) {

  static Counts of(RunIndex index) {
    int failed = 0;
    for (Measurement cell : index.all()) {
      failed += cell.outcome().status().isFailure() ? 1 : 0;
    }
    int ok = index.ok().size();
    return new Counts(index.all().size(), ok, failed, index.all().size() - ok - failed);
  }
}
