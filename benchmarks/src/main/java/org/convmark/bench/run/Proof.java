package org.convmark.bench.run;

import java.util.OptionalDouble;
import org.convmark.bench.fork.ForkReport;
import org.convmark.result.Outcome;
import org.convmark.result.Status;

/**
 * Whether a cell may be timed.
 *
 * @param outcome OK, or why it may not
 * @param report of the process that made the proof
 * @param error relative error against the reference engine in fp32; of the reference itself, that
 *     of the engine of another library which comes nearest to it; empty if nothing was compared
 */
record Proof(Outcome outcome, ForkReport report, OptionalDouble error) {

  /** For a cell that never came to be compared. */
  static Proof refused(Outcome outcome) {
    return new Proof(outcome, ForkReport.of(outcome), OptionalDouble.empty());
  }

  /** The same for another batch, whose calls take longer in proportion. */
  Proof forImages(int proved, int wanted) {
    double seconds = report.pilotSeconds() * wanted / proved;
    return new Proof(outcome, report.withPilot(seconds), error);
  }

  /** The same, with what a reader of its figures must know, if there is anything. */
  Proof withRemark(String remark) {
    if (remark.isEmpty() || outcome.status() != Status.OK) {
      return this;
    }
    String message =
        outcome.message().isEmpty() ? remark : String.join("; ", outcome.message(), remark);
    return new Proof(new Outcome(Status.OK, message), report, error);
  }
}
