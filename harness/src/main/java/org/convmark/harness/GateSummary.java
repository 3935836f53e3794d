package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convmark.result.Interval;
import org.convmark.result.baseline.GateResult;
import org.convmark.result.compare.Change;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Verdict;

/** What the gate says, for people. */
final class GateSummary {

  private GateSummary() {}

  static void print(GateResult result, PrintWriter out) throws IOException {
    Listing listing =
        new Listing()
            .text("cell")
            .text("verdict")
            .number("ratio (95 % interval)")
            .number("q")
            .number("matters from")
            .number("forks then, now");
    for (Comparison each : result.comparisons()) {
      row(listing, each);
    }
    out.println();
    listing.print(Format.TABLE, out);
    out.println();
    out.println(verdict(result));
  }

  private static void row(Listing listing, Comparison comparison) {
    Optional<Comparison.Evidence> evidence = comparison.evidence();
    listing.row(
        TerminalProgress.name(comparison.series().cell()),
        comparison.verdict(),
        evidence.map(each -> ratio(each.change())).orElse(""),
        evidence.map(each -> number("%.4f", each.q())).orElse(""),
        evidence.map(each -> number("%.1f %%", 100 * each.threshold().share())).orElse(""),
        evidence.map(each -> each.base().count() + ", " + each.later().count()).orElse(""));
    String why = evidence.map(each -> each.threshold().reason()).orElse("");
    if (!comparison.remark().isEmpty() || !why.isEmpty()) {
      listing.remark((comparison.remark() + (why.isEmpty() ? "" : " threshold: " + why)).strip());
    }
  }

  private static String ratio(Change change) {
    Interval interval = change.ratio().interval().orElseThrow();
    return String.format(
        Locale.ROOT,
        "%.3f (%.3f to %.3f)",
        change.ratio().value(),
        interval.low(),
        interval.high());
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /** The last line of the gate. */
  static String verdict(GateResult result) {
    return String.format(
        Locale.ROOT,
        "gate: %s after %s: %s",
        result.isPassed() ? "passed" : "failed",
        result.looks() == GateResult.Looks.ONE ? "one look" : "two looks",
        counts(result.comparisons()));
  }

  private static String counts(List<Comparison> comparisons) {
    Map<Verdict, Long> counts =
        comparisons.stream()
            .collect(
                Collectors.groupingBy(
                    Comparison::verdict,
                    () -> new EnumMap<>(Verdict.class),
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey())
        .collect(Collectors.joining(", "));
  }
}
