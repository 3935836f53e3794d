package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import org.convmark.harness.compare.CompareFormat;
import org.convmark.harness.compare.ComparisonReport;
import org.convmark.harness.compare.JunitReport;
import org.convmark.harness.compare.MarkdownReport;
import org.convmark.result.baseline.Gate;
import org.convmark.result.baseline.GateResult;
import org.convmark.result.csv.RunFolder;

/** What the gate says: to people, to test servers and in pull requests. */
final class GateSummary {

  private GateSummary() {}

  static void print(GateResult result, PrintWriter out) throws IOException {
    out.println();
    CompareOutput.fromHere(CompareFormat.TABLE, Optional.empty()).print(report(result), out);
    out.println(verdict(result));
  }

  /** Writes {@code gate.md} and {@code gate.xml} beside the run. */
  static void write(GateResult result, RunFolder folder) throws IOException {
    folder.writeText("gate.md", MarkdownReport.render(report(result)));
    folder.writeText("gate.xml", JunitReport.render(report(result)));
  }

  /** Removes what an earlier verdict left, so that nobody takes it for this one. */
  static void remove(RunFolder folder) throws IOException {
    Files.deleteIfExists(folder.path().resolve("gate.md"));
    Files.deleteIfExists(folder.path().resolve("gate.xml"));
  }

  /** The last line. */
  static String verdict(GateResult result) {
    return String.format(
        Locale.ROOT,
        "gate: %s after %s: %s",
        result.isPassed() ? "passed" : "failed",
        result.looks() == GateResult.Looks.ONE ? "one look" : "two looks",
        report(result).summary());
  }

  private static ComparisonReport report(GateResult result) {
    return new ComparisonReport(result.comparisons(), result.changed(), Gate.FAILING);
  }
}
