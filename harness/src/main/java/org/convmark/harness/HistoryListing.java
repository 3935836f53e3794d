package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.result.Cell;
import org.convmark.result.history.ChangePoint.Certainty;
import org.convmark.result.history.Facts;
import org.convmark.result.history.Newest;
import org.convmark.result.history.Segment;
import org.convmark.result.history.TrackHistory;
import org.convmark.result.history.TrackHistory.Step;
import org.convmark.result.store.Answer;

/**
 * Histories in rows of one kind: the state of a series, then each of its steps. People get series,
 * alerts and suspected steps as three tables.
 */
final class HistoryListing {

  private static final int DIGITS = 6;

  private static final List<Answer.Column> SERIES =
      List.of(
          text("model"),
          text("engine"),
          text("device"),
          text("workload"),
          number("batch"),
          text("precision"),
          number("threads"),
          text("metric"),
          text("machine_id"),
          text("device_name"),
          text("convmark_version"));

  private static final List<Answer.Column> STATE =
      List.of(
          text("verdict"),
          number("runs"),
          number("segment_runs"),
          number("segment_mean"),
          number("segment_cv_percent"),
          text("segment_since"),
          text("newest_run"),
          number("newest_ratio"));

  private static final List<Answer.Column> STEP =
      List.of(
          text("step"),
          text("step_at"),
          text("step_run"),
          number("step_ratio"),
          number("step_p"),
          text("step_changed"));

  private final List<List<String>> states = new ArrayList<>();
  private final List<List<String>> alerts = new ArrayList<>();
  private final List<List<String>> suspected = new ArrayList<>();

  private static Answer.Column text(String name) {
    return new Answer.Column(name, false);
  }

  private static Answer.Column number(String name) {
    return new Answer.Column(name, true);
  }

  void add(TrackHistory history) {
    List<String> series = series(history);
    states.add(joined(series, state(history)));
    for (Step step : history.steps()) {
      List<List<String>> rows = step.change().certainty() == Certainty.ALERT ? alerts : suspected;
      rows.add(joined(series, step(step)));
    }
  }

  private static List<String> series(TrackHistory history) {
    Cell cell = history.track().series().cell();
    return List.of(
        cell.model(),
        cell.engine(),
        cell.device(),
        cell.workload().word(),
        String.valueOf(cell.batch()),
        cell.precision(),
        String.valueOf(cell.threads()),
        history.track().series().metric().word(),
        history.track().origin().machineId(),
        history.track().origin().deviceName(),
        history.track().origin().version());
  }

  private static List<String> state(TrackHistory history) {
    Optional<Segment> current = history.current();
    Newest newest = history.newest();
    return List.of(
        newest.standing().name(),
        String.valueOf(history.points().size()),
        current.map(segment -> String.valueOf(segment.points())).orElse(""),
        current.map(segment -> significant(segment.mean())).orElse(""),
        current
            .filter(segment -> segment.variation().isPresent())
            .map(segment -> plain(100 * segment.variation().getAsDouble(), 2))
            .orElse(""),
        history.since().map(point -> point.at().toString()).orElse(""),
        history.last().runId(),
        Double.isNaN(newest.ratio()) ? "" : plain(newest.ratio(), 4));
  }

  private static List<String> step(Step step) {
    return List.of(
        step.change().certainty().name(),
        step.after().at().toString(),
        step.after().runId(),
        plain(step.change().ratio(), 4),
        String.format(Locale.ROOT, "%.3g", step.change().p()),
        step.changed().stream().map(HistoryListing::change).collect(Collectors.joining("; ")));
  }

  private static String change(Facts.Change change) {
    return change.name() + ": " + shown(change.from()) + " → " + shown(change.to());
  }

  private static String shown(String fact) {
    return fact.isEmpty() ? "unknown" : fact;
  }

  private static String significant(double value) {
    return new BigDecimal(value).round(new MathContext(DIGITS)).toPlainString();
  }

  private static String plain(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** Programs get one table with a row for each series and for each step. */
  void print(StoreFormat format, PrintWriter out) throws IOException {
    StoreListing listing = new StoreListing(format, out);
    switch (format) {
      case CSV, JSON -> printOne(listing);
      case TABLE, MARKDOWN -> {
        listing.print(joined(SERIES, STATE), states);
        printSteps(listing, out, "Steps", alerts);
        printSteps(listing, out, "Suspected steps", suspected);
      }
    }
  }

  private static void printSteps(
      StoreListing listing, PrintWriter out, String title, List<List<String>> steps)
      throws IOException {
    if (!steps.isEmpty()) {
      out.println();
      out.println(title + ":");
      out.println();
      listing.print(joined(SERIES, STEP), steps);
    }
  }

  private void printOne(StoreListing listing) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    List<String> noState = STATE.stream().map(unused -> "").toList();
    List<String> noStep = STEP.stream().map(unused -> "").toList();
    states.forEach(row -> rows.add(joined(row, noStep)));
    Stream.concat(alerts.stream(), suspected.stream())
        .forEach(
            row ->
                rows.add(
                    joined(
                        joined(row.subList(0, SERIES.size()), noState),
                        row.subList(SERIES.size(), row.size()))));
    listing.print(joined(joined(SERIES, STATE), STEP), rows);
  }
}
