package org.convmark.report.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convmark.result.history.ChangePoint.Certainty;
import org.convmark.result.history.Facts;
import org.convmark.result.history.Newest;
import org.convmark.result.history.Point;
import org.convmark.result.history.Segment;
import org.convmark.result.history.Standing;
import org.convmark.result.history.TrackHistory;
import org.convmark.result.history.TrackHistory.Step;

/** Tracks with where they are, when they last stepped, and how the newest run stands. */
final class HistoryTable {

  private static final int MOST_ROWS = 300;

  private HistoryTable() {}

  /**
   * A row for each track.
   *
   * @param histories what needs looking at first
   */
  static Table of(List<TrackHistory> histories) {
    CellColumns names =
        CellColumns.of(histories.stream().map(each -> each.track().series().cell()).toList());
    return new Table(
        "history-table",
        names.caption("Mean latency from run to run"),
        notes(histories.size()),
        names.with(
            Column.number("Runs"),
            Column.number("Newest", "ms"),
            Column.text("The newest run"),
            Column.number("Since the last step", "ms"),
            Column.text("Last step"),
            Column.text("What changed with it")),
        histories.stream().limit(MOST_ROWS).map(each -> row(names, each)).toList());
  }

  private static List<String> notes(int tracks) {
    String all =
        "Since the last step: geometric mean of the runs since then, without the newest, and their"
            + " coefficient of variation. The newest run is REGRESSED or IMPROVED beyond the"
            + " prediction interval of one more such run (99.9 %) and beyond the threshold. In the HTML"
            + " page a line under the number of runs shows the newest "
            + Sparkline.MOST_RUNS
            + " on a scale of its own; dots are the newest run, the first after a step, and"
            + " a run between two without a figure.";
    return tracks <= MOST_ROWS
        ? List.of(all)
        : List.of(
            all, "The first " + MOST_ROWS + " of " + tracks + "; convmark history lists all.");
  }

  private static List<Value> row(CellColumns names, TrackHistory history) {
    List<Step> steps = history.steps();
    Optional<Step> step =
        steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    return names.row(
        history.track().series().cell(),
        runs(history).with(Sparkline.of(history)),
        last(history),
        standing(history.newest()),
        history.current().map(HistoryTable::level).orElse(Value.NONE),
        step.map(HistoryTable::step).orElse(Value.NONE),
        step.map(HistoryTable::changed).orElse(Value.NONE));
  }

  private static Value runs(TrackHistory history) {
    int failed = history.runs().size() - history.points().size();
    Value all = Value.of(Numbers.count(history.runs().size()));
    return failed == 0 ? all : all.noted(Numbers.count(failed) + " without a figure");
  }

  private static Value last(TrackHistory history) {
    Point last = history.last();
    return last.value().isPresent()
        ? Value.of(last.value().getAsDouble()).noted(last.runId())
        : Value.missing(last.status().name()).noted(last.runId());
  }

  private static Value level(Segment segment) {
    String spread =
        segment.variation().isPresent()
            ? "CV " + Numbers.percent(segment.variation().getAsDouble()) + ", "
            : "";
    return Value.of(segment.mean())
        .noted(
            spread + Numbers.count(segment.points()) + (segment.points() == 1 ? " run" : " runs"));
  }

  private static Value step(Step step) {
    return Value.of(size(step)).noted(HistoryChart.day(step.after()) + ", " + step.after().runId());
  }

  private static Value changed(Step step) {
    return Value.orNone(
        step.changed().stream().map(HistoryTable::change).collect(Collectors.joining("; ")));
  }

  private static String change(Facts.Change change) {
    return change.name() + ": " + shown(change.from()) + " \u2192 " + shown(change.to());
  }

  private static String shown(String fact) {
    return fact.isEmpty() ? "unknown" : fact;
  }

  /** Such as {@code +20.0 % ALERT}. */
  static String size(Step step) {
    return Numbers.signedPercent(step.change().ratio() - 1)
        + (step.change().certainty() == Certainty.ALERT ? " ALERT" : " suspected");
  }

  private static Value standing(Newest newest) {
    Value value = new Value(newest.standing().name(), tone(newest.standing()));
    return Double.isNaN(newest.ratio())
        ? value
        : value.noted(Numbers.signedPercent(newest.ratio() - 1));
  }

  private static Tone tone(Standing standing) {
    return switch (standing) {
      case REGRESSED, FAILED -> Tone.BAD;
      case IMPROVED -> Tone.GOOD;
      case STEADY -> Tone.PLAIN;
      case TOO_FEW_POINTS -> Tone.MUTED;
    };
  }
}
