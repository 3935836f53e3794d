package org.convmark.harness.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.convmark.result.Interval;
import org.convmark.result.compare.Change;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Comparison.Evidence;
import org.convmark.result.compare.Ranks;

/**
 * A column of what compare lists.
 *
 * @param name of the column
 * @param kind of its values
 * @param value of a comparison; empty text where there is none
 */
public record ComparisonColumn(String name, Kind kind, Function<Comparison, String> value) {

  /** What a column holds. */
  public enum Kind {
    TEXT,
    NUMBER
  }

  /** Every figure in a column of its own, for programs; new ones go to the end. */
  private static final List<ComparisonColumn> ALL =
      List.of(
          text("cell_id", each -> each.series().cell().id()),
          text("metric", each -> each.series().metric().word()),
          text("verdict", each -> each.verdict().name()),
          ofChange("ratio", change -> change.ratio().value()),
          number("ratio_ci95_low", each -> interval(each).map(Interval::low)),
          number("ratio_ci95_high", each -> interval(each).map(Interval::high)),
          chance("q", each -> each.evidence().map(Evidence::q)),
          ofChange("detectable", Change::detectable),
          ofEvidence("base_mean", evidence -> evidence.base().mean()),
          ofEvidence("new_mean", evidence -> evidence.later().mean()),
          count("base_forks", evidence -> evidence.base().count()),
          count("new_forks", evidence -> evidence.later().count()),
          text("remark", Comparison::remark),
          chance("p", each -> each.p().stream().boxed().findFirst()),
          ofEvidence("threshold", evidence -> evidence.threshold().share()),
          text(
              "threshold_reason",
              each -> each.evidence().map(e -> e.threshold().reason()).orElse("")),
          number("cliffs_delta", each -> each.ranks().map(Ranks::cliffsDelta)),
          chance("mann_whitney_p", each -> each.ranks().map(Ranks::p)),
          text("acknowledged", each -> each.acknowledged().orElse("")),
          text("unit", each -> each.series().metric().unit()));

  /** As much of it as fits a wide terminal. */
  private static final List<ComparisonColumn> TABLE =
      List.of(
          text("cell", each -> each.series().cell().id()),
          text("metric", each -> each.series().metric().word()),
          text("verdict", each -> each.verdict().name()),
          text("ratio [95 %]", EvidenceText::ratio),
          right("base", each -> EvidenceText.mean(each.base())),
          right("new", each -> EvidenceText.mean(each.later())),
          right("forks", each -> each.base().count() + "+" + each.later().count()),
          new ComparisonColumn(
              "p",
              Kind.NUMBER,
              each -> each.p().stream().mapToObj(EvidenceText::p).findFirst().orElse("")),
          right("q", each -> EvidenceText.p(each.q())),
          right("detectable", each -> figure(each.change().detectable())),
          new ComparisonColumn(
              "delta",
              Kind.NUMBER,
              each ->
                  each.ranks()
                      .map(ranks -> String.format(Locale.ROOT, "%.2f", ranks.cliffsDelta()))
                      .orElse("")),
          new ComparisonColumn(
              "U p",
              Kind.NUMBER,
              each -> each.ranks().map(ranks -> EvidenceText.p(ranks.p())).orElse("")),
          text(
              "threshold",
              each ->
                  each.evidence()
                      .map(evidence -> EvidenceText.threshold(evidence.threshold()))
                      .orElse("")),
          text("remark", Comparison::remark));

  /** For programs, with text as it is. */
  public static List<ComparisonColumn> all() {
    return ALL;
  }

  /** For spreadsheets: the same with text that no spreadsheet runs. */
  public static List<ComparisonColumn> forSpreadsheets() {
    return ALL.stream().map(column -> column.with(SpreadsheetText::of)).toList();
  }

  /** For people at a terminal. */
  public static List<ComparisonColumn> forTerminals() {
    return TABLE.stream().map(column -> column.with(PlainText::of)).toList();
  }

  /** For pages of one metric, whose templates escape: the same with text as it is. */
  public static List<ComparisonColumn> forPages() {
    return TABLE.stream().filter(column -> !column.name().equals("metric")).toList();
  }

  private ComparisonColumn with(UnaryOperator<String> escaper) {
    return kind == Kind.TEXT
        ? new ComparisonColumn(name, kind, each -> escaper.apply(value.apply(each)))
        : this;
  }

  private static ComparisonColumn text(String name, Function<Comparison, String> value) {
    return new ComparisonColumn(name, Kind.TEXT, value);
  }

  private static ComparisonColumn number(
      String name, Function<Comparison, Optional<Double>> value) {
    return new ComparisonColumn(
        name, Kind.NUMBER, each -> value.apply(each).map(ComparisonColumn::figure).orElse(""));
  }

  private static ComparisonColumn chance(
      String name, Function<Comparison, Optional<Double>> value) {
    return new ComparisonColumn(
        name, Kind.NUMBER, each -> value.apply(each).map(EvidenceText::p).orElse(""));
  }

  private static ComparisonColumn ofEvidence(String name, Function<Evidence, Double> value) {
    return number(name, each -> each.evidence().map(value));
  }

  private static ComparisonColumn ofChange(String name, Function<Change, Double> value) {
    return ofEvidence(name, evidence -> value.apply(evidence.change()));
  }

  private static ComparisonColumn count(String name, Function<Evidence, Integer> value) {
    return right(name, evidence -> String.valueOf(value.apply(evidence)));
  }

  private static ComparisonColumn right(String name, Function<Evidence, String> value) {
    return new ComparisonColumn(name, Kind.NUMBER, each -> each.evidence().map(value).orElse(""));
  }

  private static Optional<Interval> interval(Comparison comparison) {
    return comparison.evidence().flatMap(each -> each.change().ratio().interval());
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
