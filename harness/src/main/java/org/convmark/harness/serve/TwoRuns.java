package org.convmark.harness.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.convmark.harness.compare.ComparedRuns;
import org.convmark.harness.compare.ComparisonColumn;
import org.convmark.harness.compare.ComparisonReport;
import org.convmark.report.view.Column;
import org.convmark.report.view.Table;
import org.convmark.report.view.Tone;
import org.convmark.report.view.Value;
import org.convmark.report.web.ComparisonPage;
import org.convmark.result.Run;
import org.convmark.result.compare.Comparer;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Rules;
import org.convmark.result.compare.SideGap;
import org.convmark.result.compare.Verdict;

/** Two runs, compared as {@code convmark compare} does it, for a page. */
final class TwoRuns {

  /** A run and the name of its folder. */
  record Side(String id, Run run) {}

  private static final String VERDICT = "verdict";

  private final Side base;
  private final Side later;
  private final Metric metric;

  /** The base first. */
  TwoRuns(List<Side> sides, Metric metric) {
    this.base = sides.get(0);
    this.later = sides.get(1);
    this.metric = metric;
  }

  /** All cells with their verdicts, worst first, or a sentence that says why there are none. */
  ComparisonPage page() {
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      return page(List.of(obstacle.get()), Optional.empty());
    }
    Comparer comparer = new Comparer(side(base), side(later), Rules.DEFAULT);
    ComparisonReport report =
        new ComparisonReport(comparer.compare(List.of(metric)), comparer.changed(), Set.of());
    return page(sentences(report), Optional.of(table(report)));
  }

  private ComparisonPage page(List<String> sentences, Optional<Table> table) {
    return new ComparisonPage(
        new ComparisonPage.Sides(base.id(), later.id(), metric.word(), Metric.words()),
        sentences,
        table);
  }

  private static org.convmark.result.compare.Side side(Side side) {
    return org.convmark.result.compare.Side.of(List.of(side.run()));
  }

  private Optional<String> obstacle() {
    if (base.id().equals(later.id())
        || ComparedRuns.repeated(List.of(base.run(), later.run())).isPresent()) {
      return Optional.of("Both are the same run, whose forks are evidence once; choose another.");
    }
    return SideGap.between(side(base), side(later))
        .map(gap -> "The two have no cell in common: " + gap + ".");
  }

  private List<String> sentences(ComparisonReport report) {
    List<String> sentences = new ArrayList<>();
    report.comparisons().stream()
        .filter(each -> report.comparisons().stream().noneMatch(Comparison::isCompared))
        .findFirst()
        .ifPresent(first -> sentences.add("No cell could be compared: " + first.remark() + "."));
    sentences.add(report.summary() + ".");
    if (!report.changed().isEmpty()) {
      sentences.add("Possible reasons: " + report.explanation() + ".");
    }
    for (Side side : List.of(base, later)) {
      ComparedRuns.unfinished(side.run()).ifPresent(sentence -> sentences.add(sentence + "."));
    }
    return sentences;
  }

  private Table table(ComparisonReport report) {
    List<ComparisonColumn> columns = ComparisonColumn.forPages();
    return new Table(
        "verdicts",
        metric.word() + ", worst first",
        List.of(
            String.format(
                Locale.ROOT,
                "A ratio above 1 is worse. Means are geometric%s. The base is the earlier side.",
                metric.unit().isEmpty() ? "" : ", in " + metric.unit())),
        columns.stream().map(TwoRuns::column).toList(),
        report.worstFirst().stream()
            .map(each -> columns.stream().map(column -> value(column, each)).toList())
            .toList());
  }

  private static Column column(ComparisonColumn column) {
    if (column.name().equals("cell")) {
      return new Column(column.name(), "", Column.Kind.NAME);
    }
    return new Column(
        column.name(),
        "",
        switch (column.kind()) {
          case TEXT -> Column.Kind.TEXT;
          case NUMBER -> Column.Kind.NUMBER;
        });
  }

  private static Value value(ComparisonColumn column, Comparison comparison) {
    Tone tone = column.name().equals(VERDICT) ? tone(comparison.verdict()) : Tone.PLAIN;
    return new Value(column.value().apply(comparison), "", tone, "");
  }

  private static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case REGRESSED, FAILED, MISSING -> Tone.BAD;
      case IMPROVED -> Tone.GOOD;
      case UNSTABLE, NOT_COMPARABLE -> Tone.WARNING;
      case EQUIVALENT, INCONCLUSIVE, NEW -> Tone.PLAIN;
    };
  }
}
