package org.convmark.report.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.convmark.result.Run;
import org.convmark.result.compare.Metric;
import org.convmark.result.history.ChangePoints;
import org.convmark.result.history.Origin;
import org.convmark.result.history.RunTracks;
import org.convmark.result.history.Standing;
import org.convmark.result.history.TrackHistory;

/** What became of latency from run to run. */
final class HistorySection {

  private static final String ID = "history";
  private static final String TITLE = "History";

  /** Two runs are a comparison. */
  private static final int LEAST_RUNS = 3;

  /** A list to choose from that a person still reads. */
  private static final int MOST_CHARTS = 60;

  private static final List<Standing> ATTENTION =
      List.of(
          Standing.FAILED,
          Standing.REGRESSED,
          Standing.IMPROVED,
          Standing.STEADY,
          Standing.TOO_FEW_POINTS);

  private static final String NONE =
      "There is no history: three runs of one machine that tell when they began are the least."
          + " convmark report RUN --history takes all runs of the folder in which the run lies.";

  private final List<TrackHistory> tracks;
  private final List<String> engines;
  private final boolean manyOrigins;

  private HistorySection(List<TrackHistory> tracks, List<String> engines) {
    this.tracks = tracks;
    this.engines = engines;
    this.manyOrigins =
        tracks.stream().map(each -> each.track().series()).distinct().count() < tracks.size();
  }

  /**
   * The tracks that were given, or those of the runs where there are three of a machine.
   *
   * @param engines whose places are their tints
   */
  static Section of(List<Run> runs, List<TrackHistory> given, List<String> engines) {
    List<TrackHistory> tracks =
        (given.isEmpty() ? tracks(runs) : given)
            .stream().filter(each -> !each.points().isEmpty()).sorted(attention()).toList();
    return tracks.isEmpty()
        ? Section.empty(ID, TITLE, NONE)
        : new HistorySection(tracks, engines).section();
  }

  /** A copy of a run is no other night. */
  private static Collection<Run> withoutCopies(List<Run> runs) {
    Map<String, Run> once = new LinkedHashMap<>();
    runs.forEach(run -> once.putIfAbsent(run.id() + " " + run.startedAt(), run));
    return once.values();
  }

  private static List<TrackHistory> tracks(List<Run> runs) {
    Map<String, List<Run>> machines =
        withoutCopies(runs).stream()
            .filter(run -> run.startedAt().isPresent() && !run.machineId().isEmpty())
            .collect(Collectors.groupingBy(Run::machineId));
    return runs.stream()
        .map(Run::machineId)
        .distinct()
        .map(machine -> machines.getOrDefault(machine, List.of()))
        .filter(own -> own.size() >= LEAST_RUNS)
        .flatMap(own -> RunTracks.of(own, Metric.LATENCY_MEAN).stream())
        .toList();
  }

  /** What a person should look at first; within that the order of the cells stays. */
  private static Comparator<TrackHistory> attention() {
    return Comparator.comparing((TrackHistory each) -> ATTENTION.indexOf(each.newest().standing()))
        .thenComparing(each -> each.steps().isEmpty());
  }

  private Section section() {
    List<Block> blocks = new ArrayList<>();
    List<TrackHistory> lines = tracks.stream().filter(each -> each.points().size() > 1).toList();
    if (!lines.isEmpty()) {
      blocks.add(figure(lines));
    }
    blocks.add(HistoryTable.of(tracks));
    return new Section(
        ID,
        TITLE,
        List.of(
            "A series is the mean latency of a cell on one machine with one version of the suite."
                + " Steps are searched for in series of "
                + ChangePoints.LEAST_POINTS
                + " figures or more (E-divisive splits, kept by Welch's test). An ALERT has p below"
                + " 1e-4 and five runs on both sides; a suspected step is worth a look and no"
                + " alarm."),
        blocks);
  }

  private Figure figure(List<TrackHistory> lines) {
    return new Figure(
        "history-chart",
        "Mean latency from run to run",
        "Runs in the order of their times; less is better. A run in which the cell has no figure is"
            + " a gap. Broken lines are the level between steps, without the newest run; marks with"
            + " a label are the first runs after a step. n is the runs with a figure."
            + cut(lines.size()),
        new Choice(
            "Series",
            lines.stream()
                .limit(MOST_CHARTS)
                .map(each -> new Choice.Option(name(each), HistoryChart.of(each, tint(each))))
                .toList()));
  }

  private static String cut(int lines) {
    return lines <= MOST_CHARTS
        ? ""
        : String.format(
            Locale.ROOT,
            " %d of %d series: those whose newest run stands out, then those with steps.",
            MOST_CHARTS,
            lines);
  }

  private String name(TrackHistory history) {
    Origin origin = history.track().origin();
    String cell = CellColumns.name(history.track().series().cell());
    return manyOrigins ? cell + ", " + origin.machineId() + ", version " + origin.version() : cell;
  }

  private int tint(TrackHistory history) {
    int place = engines.indexOf(history.track().series().cell().engine());
    return place < 0 ? Tints.NEUTRAL : Tints.engine(place);
  }
}
