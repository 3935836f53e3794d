package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.convmark.result.history.Point;
import org.convmark.result.history.TrackHistory;
import org.convmark.result.history.TrackHistory.Step;

/**
 * The runs of a track as a line that is as large as a word, with a mark on the first run after a
 * step and one on the newest. Its scale is that of its own values, which it does not show.
 *
 * @param label what it says in words
 * @param lines their corners as {@code x,y} in a box of {@value #WIDTH} by {@value #HEIGHT}; a run
 *     without a figure is a gap
 */
public record Sparkline(String label, List<String> lines, List<Dot> dots) {

  public static final int WIDTH = 120;
  public static final int HEIGHT = 26;

  private static final int MARGIN = 4;

  /** The newest; more would be less than two units apart. */
  static final int MOST_RUNS = 60;

  /** What a dot marks. */
  public enum Kind {
    RUN,
    NEWEST,
    WORSE,
    BETTER;

    /** The class of the style sheet. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A mark of the line. */
  public record Dot(String x, String y, Kind kind) {}

  public Sparkline {
    label = Text.visible(label);
    lines = List.copyOf(lines);
    dots = List.copyOf(dots);
  }

  static Sparkline of(TrackHistory history) {
    return new Drawing(history).drawn();
  }

  /** The steps to one sparkline. */
  private static final class Drawing {

    private final TrackHistory history;
    private final List<Point> runs;
    private final double least;
    private final double most;
    private final List<String> lines = new ArrayList<>();
    private final List<Dot> dots = new ArrayList<>();

    Drawing(TrackHistory history) {
      this.history = history;
      List<Point> all = history.runs();
      runs = all.subList(Math.max(0, all.size() - MOST_RUNS), all.size());
      least = measured().stream().mapToDouble(Drawing::value).min().orElse(0);
      most = measured().stream().mapToDouble(Drawing::value).max().orElse(0);
    }

    private List<Point> measured() {
      return runs.stream().filter(Point::isMeasured).toList();
    }

    private static double value(Point run) {
      return run.value().getAsDouble();
    }

    Sparkline drawn() {
      List<Integer> part = new ArrayList<>();
      for (int i = 0; i < runs.size(); i++) {
        if (runs.get(i).isMeasured()) {
          part.add(i);
        } else {
          add(part);
          part = new ArrayList<>();
        }
      }
      add(part);
      if (history.last().isMeasured()) {
        dots.add(dot(runs.size() - 1, Kind.NEWEST));
      }
      steps()
          .forEach(
              step ->
                  dots.add(
                      dot(
                          runs.indexOf(step.after()),
                          step.change().ratio() > 1 ? Kind.WORSE : Kind.BETTER)));
      return new Sparkline(label(), lines, dots);
    }

    private List<Step> steps() {
      return history.steps().stream().filter(step -> runs.contains(step.after())).toList();
    }

    /** A run between two gaps has no line. */
    private void add(List<Integer> part) {
      if (part.size() > 1) {
        lines.add(part.stream().map(run -> x(run) + "," + y(run)).collect(Collectors.joining(" ")));
      } else {
        part.forEach(run -> dots.add(dot(run, Kind.RUN)));
      }
    }

    private Dot dot(int run, Kind kind) {
      return new Dot(x(run), y(run), kind);
    }

    private String x(int run) {
      return placed(runs.size() == 1 ? 0.5 : run / (runs.size() - 1.0), WIDTH);
    }

    /** More is above, as in charts. */
    private String y(int run) {
      return placed(most > least ? (most - value(runs.get(run))) / (most - least) : 0.5, HEIGHT);
    }

    private static String placed(double share, int size) {
      return String.format(Locale.ROOT, "%.1f", MARGIN + share * (size - 2 * MARGIN));
    }

    private String label() {
      List<Point> measured = measured();
      if (measured.isEmpty()) {
        return "no run has a figure";
      }
      if (measured.size() == 1) {
        return "one run has a figure, " + Numbers.figure(value(measured.get(0))) + " ms";
      }
      String range =
          String.format(
              Locale.ROOT,
              "%s ms in the first to %s ms in the last of the newest %d runs with a figure",
              Numbers.figure(value(measured.get(0))),
              Numbers.figure(value(measured.get(measured.size() - 1))),
              measured.size());
      return steps().stream()
          .map(step -> "; step of " + HistoryTable.size(step) + " at " + step.after().runId())
          .collect(Collectors.joining("", range, ""));
    }
  }
}
