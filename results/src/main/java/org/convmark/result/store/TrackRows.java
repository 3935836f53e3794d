package org.convmark.result.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.convmark.result.Status;
import org.convmark.result.history.Point;

/** The rows of a track in little memory, as there may be a million of all. */
final class TrackRows {

  private static final int FIRST = 16;

  private final List<RunRow> runs = new ArrayList<>();
  private final List<Status> statuses = new ArrayList<>();
  private final List<String> engines = new ArrayList<>();
  private final Map<String, String> known = new HashMap<>();
  private double[] values = new double[FIRST];

  /** Adds a row; NaN is for no figure. */
  void add(RunRow run, String engineVersion, Status status, double value) {
    if (runs.size() == values.length) {
      values = Arrays.copyOf(values, 2 * values.length);
    }
    values[runs.size()] = value;
    runs.add(run);
    statuses.add(status);
    engines.add(known.computeIfAbsent(engineVersion, version -> version));
  }

  void addAll(TrackRows other) {
    for (int i = 0; i < other.runs.size(); i++) {
      add(other.runs.get(i), other.engines.get(i), other.statuses.get(i), other.values[i]);
    }
  }

  /** The oldest first. */
  List<Point> points() {
    return IntStream.range(0, runs.size())
        .mapToObj(this::point)
        .sorted(Comparator.comparing(Point::at).thenComparing(Point::runId))
        .toList();
  }

  private Point point(int i) {
    RunRow run = runs.get(i);
    OptionalDouble value =
        Double.isNaN(values[i]) ? OptionalDouble.empty() : OptionalDouble.of(values[i]);
    return new Point(run.runId(), run.at(), statuses.get(i), value, run.facts(engines.get(i)));
  }
}
