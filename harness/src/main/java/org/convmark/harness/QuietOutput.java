package org.convmark.harness;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.baseline.GateResult;

/** Tells what went wrong, and where everything is. */
final class QuietOutput implements RunOutput {

  private final PrintWriter out;
  private final PrintWriter err;

  QuietOutput(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void note(String line) {
    // what matters of it is in the findings of the report
  }

  @Override
  public void fork(Step step) {
    // no news is good news
  }

  @Override
  public void done(Measurement row) {
    if (row.outcome().status().isFailure()) {
      err.println(row.cell().id() + ": " + row.outcome().status() + ": " + row.outcome().message());
    }
  }

  @Override
  public void summary(Run run) {
    // the report has it
  }

  @Override
  public void end(Run run, Path folder, Path report) {
    TerminalProgress.places(folder, report, out);
  }

  @Override
  public void gate(GateResult result) {
    result.failing().forEach(each -> err.println(each.series() + ": " + each.verdict()));
    out.println(GateSummary.verdict(result));
  }

  @Override
  public void stopped(Path folder) {
    TerminalProgress.howToGoOn(folder, err);
  }
}
