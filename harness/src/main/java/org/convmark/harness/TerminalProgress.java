package org.convmark.harness;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.convmark.bench.plan.Effort;
import org.convmark.result.Cell;
import org.convmark.result.Estimate;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.baseline.GateResult;
import org.convmark.result.csv.RunFolder;

/** Tells a person how a run goes on. */
final class TerminalProgress implements RunOutput {

  /** Codes of ECMA-48 and xterm; a line that is too long is cut off at the terminal's edge. */
  private static final String REWRITE = "\r\u001b[K";

  private static final String CUT = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  /** How it tells of forks. */
  enum Style {
    /** Each in a line that stays, so that it reads alike in a log. */
    LINES,
    /** All in one line, the last. */
    IN_PLACE;

    static Style ofThisProcess() {
      return isTerminal(System.console()) ? of(System.getenv("TERM")) : LINES;
    }

    static Style of(String terminal) {
      return terminal == null || terminal.isBlank() || terminal.equals("dumb") ? LINES : IN_PLACE;
    }

    /**
     * From Java 22 on there may be a console where there is no terminal, and a method that says so.
     */
    private static boolean isTerminal(Console console) {
      try {
        return console != null && (Boolean) Console.class.getMethod("isTerminal").invoke(console);
      } catch (NoSuchMethodException e) {
        return true;
      } catch (ReflectiveOperationException e) {
        return false;
      }
    }
  }

  private final PrintWriter out;
  private final Style style;
  private boolean isOpen;

  TerminalProgress(PrintWriter out, Style style) {
    this.out = out;
    this.style = style;
  }

  @Override
  public void note(String line) {
    print(line);
  }

  @Override
  public void fork(Step step) {
    String line = line(step);
    if (style == Style.IN_PLACE) {
      out.print(REWRITE + CUT + line + WRAP);
      out.flush();
      isOpen = true;
    } else {
      print(line);
    }
  }

  private static String line(Step step) {
    Progress run = step.progress();
    return String.format(
        Locale.ROOT,
        "[%d/%d] %s, fork %d of %s%s%s",
        run.cellsDone(),
        run.cells(),
        name(step.cell()),
        step.fork(),
        forks(step.bounds()),
        step.soFar().map(soFar -> ": " + latency(soFar)).orElse(""),
        run.left().map(left -> ", " + pretty(left) + " left").orElse(""));
  }

  private static String forks(Effort.Bounds bounds) {
    return bounds.least() == bounds.most()
        ? String.valueOf(bounds.most())
        : bounds.least() + "-" + bounds.most();
  }

  @Override
  public void done(Measurement row) {
    print("  " + name(row.cell()) + ": " + outcome(row));
  }

  private void print(String line) {
    out.println(isOpen ? REWRITE + line : line);
    isOpen = false;
  }

  @Override
  public void summary(Run run) throws IOException {
    RunSummary.print(run, out);
  }

  @Override
  public void end(Run run, Path folder, Path report) {
    out.println();
    places(folder, report, out);
  }

  static void places(Path folder, Path report, PrintWriter out) {
    out.println("run:    " + folder);
    out.println("report: " + report);
  }

  @Override
  public void gate(GateResult result) throws IOException {
    GateSummary.print(result, out);
  }

  @Override
  public void stopped(Path folder) {
    out.println();
    howToGoOn(folder, out);
  }

  static void howToGoOn(Path folder, PrintWriter out) {
    if (isSearch(folder)) {
      out.println("stopped; the batches that were found are in " + folder);
      out.println("a search does not go on: begin a new one");
    } else {
      out.println("stopped; the cells that are complete are in " + folder);
      out.println("go on with: convmark run --resume " + folder);
    }
  }

  private static boolean isSearch(Path folder) {
    try {
      return RunFolder.open(folder).isMaxBatchSearch();
    } catch (IllegalArgumentException e) {
      return false;
    }
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

  /** A cell in the words of the command line. */
  static String name(Cell cell) {
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
    if (minutes == 0) {
      return Math.max(1, left.toSeconds()) + " s";
    }
    return minutes < 60
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
  }
}
