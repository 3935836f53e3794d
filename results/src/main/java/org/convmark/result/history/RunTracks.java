package org.convmark.result.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.convmark.result.Cell;
import org.convmark.result.Environment;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Series;
import org.convmark.result.compare.Threshold;

/** The tracks of a few runs that are at hand; those of many are in a store. */
public final class RunTracks {

  private final Metric metric;
  private final Map<Place, Set<String>> devices = new LinkedHashMap<>();
  private final Map<Track, List<Point>> points = new LinkedHashMap<>();

  /** A cell on one machine with one version of the suite. */
  private record Place(Cell cell, String machineId, String version) {}

  private RunTracks(Metric metric) {
    this.metric = metric;
  }

  /**
   * The history of each track, in the order of the runs' cells.
   *
   * @param runs in any order; one that does not tell when it began has no place in a history
   * @param metric that is measured; one that is counted is an {@link IllegalArgumentException}
   */
  public static List<TrackHistory> of(List<Run> runs, Metric metric) {
    RunTracks tracks = new RunTracks(metric);
    List<Run> dated = runs.stream().filter(run -> run.startedAt().isPresent()).toList();
    dated.forEach(tracks::addDevices);
    dated.forEach(tracks::addPoints);
    return tracks.histories();
  }

  private void addDevices(Run run) {
    for (Measurement row : run.measurements()) {
      Set<String> known = devices.computeIfAbsent(place(run, row), unused -> new TreeSet<>());
      if (!row.provenance().deviceName().isEmpty()) {
        known.add(row.provenance().deviceName());
      }
    }
  }

  private void addPoints(Run run) {
    for (Measurement row : run.measurements()) {
      points.computeIfAbsent(track(run, row), unused -> new ArrayList<>()).add(point(run, row));
    }
  }

  private static Place place(Run run, Measurement row) {
    return new Place(row.cell(), run.machineId(), run.environment().get("convmark_version"));
  }

  /** A cell that failed before its device was known is of the one device that others tell. */
  private Track track(Run run, Measurement row) {
    Place place = place(run, row);
    Set<String> known = devices.get(place);
    String own = row.provenance().deviceName();
    String device = own.isEmpty() && known.size() == 1 ? known.iterator().next() : own;
    return new Track(
        new Series(row.cell(), metric), new Origin(place.machineId(), device, place.version()));
  }

  private Point point(Run run, Measurement row) {
    return new Point(
        run.id(),
        run.startedAt().orElseThrow(),
        row.outcome().status(),
        RowFigure.of(metric).value().apply(row),
        facts(run.environment(), row));
  }

  private static Facts facts(Environment environment, Measurement row) {
    return new Facts(
        environment.get("git_commit"),
        row.provenance().engine().version(),
        environment.get("gpu_driver"),
        environment.get("jdk_version"),
        environment.get("kernel"));
  }

  private List<TrackHistory> histories() {
    Comparator<Point> oldestFirst = Comparator.comparing(Point::at).thenComparing(Point::runId);
    return points.entrySet().stream()
        .map(
            each ->
                TrackHistory.of(
                    each.getKey(),
                    each.getValue().stream().sorted(oldestFirst).toList(),
                    Threshold.of(metric)))
        .toList();
  }
}
