package org.convmark.harness;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.convmark.bench.run.RunListener;
import org.convmark.result.Cell;
import org.convmark.result.Estimate;
import org.convmark.result.Measurement;

/** Tells a person how a run goes on, a line at a time, so that it reads alike in a log. */
final class TerminalProgress implements RunListener {

  private final PrintWriter out;

  TerminalProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void note(String line) {
    out.println(line);
  }

  @Override
  public void fork(Step step) {
    Progress run = step.progress();
    out.printf(
        Locale.ROOT,
        "[%d of %d cells done] %s, fork %d%s%s%n",
        run.cellsDone(),
        run.cells(),
        name(step.cell()),
        step.fork(),
        step.soFar().map(soFar -> "; so far " + latency(soFar)).orElse(""),
        run.left().map(left -> "; about " + pretty(left) + " left").orElse(""));
  }

  @Override
  public void done(Measurement row) {
    out.println("  " + name(row.cell()) + ": " + outcome(row));
  }

  private static String outcome(Measurement row) {
    if (row.figures().isEmpty()) {
      return row.outcome().status() + ": " + row.outcome().message();
    }
    return latency(row.figures().get().timing().mean());
  }

  /** A mean latency with half its interval. */
  static String latency(Estimate mean) {
    return String.format(Locale.ROOT, "%.2f ms", mean.value())
        + mean.interval()
            .map(
                interval ->
                    String.format(Locale.ROOT, " ± %.2f", (interval.high() - interval.low()) / 2))
            .orElse(" (one fork: no interval)");
  }

  private static String name(Cell cell) {
    return String.format(
        Locale.ROOT,
        "%s %s %s %s batch %d %s",
        cell.model(),
        cell.engine(),
        cell.device(),
        cell.workload().word(),
        cell.batch(),
        cell.precision());
  }

  private static String pretty(Duration left) {
    long minutes = left.toMinutes();
    return minutes == 0 ? Math.max(1, left.toSeconds()) + " s" : minutes + " min";
  }
}
