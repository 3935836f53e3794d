package org.convmark.report.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.convmark.result.baseline.Gate;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Comparison.Evidence;
import org.convmark.result.compare.Comparison.Forks;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Verdict;

/** The verdicts of a comparison, counted and one by one. */
final class ChangeTables {

  /** The rest is in the counts, and in what {@code convmark compare} lists. */
  private static final int MOST_ROWS = 300;

  private static final String NO_BREAK = "\u00a0";
  private static final double LEAST_PLAIN = 0.0001;

  private ChangeTables() {}

  /** How often there is each verdict, what it means, and what a gate makes of it. */
  static Table counts(List<Comparison> all, List<Metric> metrics) {
    List<Column> columns = new ArrayList<>(List.of(Column.name("Verdict")));
    metrics.forEach(metric -> columns.add(Column.number(metric.word())));
    columns.addAll(List.of(Column.text("Means"), Column.text("The gate")));
    return new Table(
        "change-counts",
        "Verdicts by metric",
        List.of(
            "The gate is that of convmark run --gate; convmark compare fails on REGRESSED, MISSING and"
                + " FAILED unless told otherwise. NEW, MISSING, FAILED and NOT_COMPARABLE are about"
                + " cells, and so the same for every metric."),
        columns,
        Verdict.WORST_FIRST.stream()
            .filter(verdict -> all.stream().anyMatch(each -> each.verdict() == verdict))
            .map(verdict -> countRow(verdict, all, metrics))
            .toList());
  }

  private static List<Value> countRow(Verdict verdict, List<Comparison> all, List<Metric> metrics) {
    List<Value> row = new ArrayList<>(List.of(ChangeLook.value(verdict)));
    for (Metric metric : metrics) {
      long count =
          all.stream()
              .filter(each -> each.series().metric() == metric && each.verdict() == verdict)
              .count();
      row.add(count == 0 ? Value.NONE : Value.of(Numbers.count(count)));
    }
    row.add(Value.of(ChangeLook.meaning(verdict)));
    row.add(Value.of(Gate.FAILING.contains(verdict) ? "fails" : "passes"));
    return row;
  }

  /** Every cell's latency, and of the other metrics those that changed, worst first. */
  static Table verdicts(List<Comparison> all) {
    List<Comparison> wanted = all.stream().filter(ChangeTables::isWanted).toList();
    CellColumns names = CellColumns.of(wanted.stream().map(each -> each.series().cell()).toList());
    return new Table(
        "verdicts-table",
        names.caption("Verdicts, worst first"),
        notes(all.size(), wanted.size()),
        names.with(
            Column.text("Metric"),
            Column.text("Verdict"),
            Column.number("Ratio"),
            Column.number("95 % interval"),
            Column.number("p"),
            Column.number("q"),
            Column.number("Detectable"),
            Column.number("Threshold")),
        wanted.stream()
            .sorted(worstFirst())
            .limit(MOST_ROWS)
            .map(each -> row(names, each))
            .toList());
  }

  private static boolean isWanted(Comparison each) {
    boolean isUnchanged =
        each.verdict() == Verdict.EQUIVALENT || each.verdict() == Verdict.INCONCLUSIVE;
    return each.series().metric() == Metric.LATENCY_MEAN
        || (each.evidence().isPresent() && !isUnchanged);
  }

  private static List<String> notes(int all, int wanted) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Ratios are new to base, and above 1 is worse. p is before the correction for the number of"
            + " cells, q after it; detectable is the smallest change for the worse that these forks"
            + " would have shown with 80 % power.");
    if (all > wanted) {
      notes.add(
          "Of metrics other than latency-mean only what is shown to have changed, or is unstable,"
              + " is listed.");
    }
    if (wanted > MOST_ROWS) {
      notes.add(
          String.format(
              Locale.ROOT, "The worst %d of %d; convmark compare lists all.", MOST_ROWS, wanted));
    }
    return notes;
  }

  private static Comparator<Comparison> worstFirst() {
    return Comparator.comparing((Comparison each) -> Verdict.WORST_FIRST.indexOf(each.verdict()))
        .thenComparing(Comparator.comparingDouble(ChangeTables::ratio).reversed());
  }

  private static double ratio(Comparison comparison) {
    return comparison.evidence().map(each -> each.change().ratio().value()).orElse(0.0);
  }

  private static List<Value> row(CellColumns names, Comparison each) {
    Stream<Value> verdict =
        Stream.of(
            Value.of(each.series().metric().word()),
            ChangeLook.value(each.verdict()).noted(each.remark()));
    Stream<Value> figures =
        each.evidence()
            .map(evidence -> figures(each, evidence))
            .orElseGet(() -> Stream.generate(() -> Value.NONE).limit(6));
    return names.row(each.series().cell(), Stream.concat(verdict, figures).toArray(Value[]::new));
  }

  private static Stream<Value> figures(Comparison comparison, Evidence evidence) {
    String unit = comparison.series().metric().unit();
    return Stream.of(
        Value.of(share(evidence.change().ratio().value()))
            .noted(
                String.join(
                    NO_BREAK, mean(evidence.base()), "\u2192", mean(evidence.later()), unit)),
        evidence
            .change()
            .ratio()
            .interval()
            .map(ends -> Value.of(share(ends.low()) + " to " + share(ends.high())))
            .orElse(Value.NONE),
        Value.of(p(comparison.p().orElseThrow())),
        Value.of(p(evidence.q())),
        Value.of(Numbers.signedPercent(evidence.change().detectable() - 1)),
        Value.of(Numbers.percent(evidence.threshold().share())));
  }

  private static String mean(Forks forks) {
    return Numbers.figure(forks.mean());
  }

  /** Three decimals: a tenth of a percent is less than any threshold. */
  static String share(double ratio) {
    return ratio < 1000 ? String.format(Locale.ROOT, "%.3f", ratio) : Numbers.scientific(ratio);
  }

  private static String p(double p) {
    return p == 0 || p >= LEAST_PLAIN
        ? String.format(Locale.ROOT, "%.4f", p)
        : Numbers.scientific(p);
  }
}
