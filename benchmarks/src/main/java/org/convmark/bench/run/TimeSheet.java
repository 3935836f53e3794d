package org.convmark.bench.run;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.convmark.result.Environment;

/** What the wall time of a run went into, over all processes that worked on it. */
final class TimeSheet {

  /** The fact that has the sum. */
  private static final String WALL = "wall_seconds";

  private final Map<Activity, Double> seconds = new EnumMap<>(Activity.class);
  private final double before;
  private final long start = System.nanoTime();

  /** Goes on with what the environment of a resumed run says. */
  TimeSheet(Environment earlier) {
    before = number(earlier.get(WALL));
    for (Activity activity : Activity.values()) {
      seconds.put(activity, number(earlier.get(activity.key())));
    }
  }

  private static double number(String fact) {
    return fact.isEmpty() ? 0 : Double.parseDouble(fact);
  }

  /** Something that takes its time. */
  interface Task<T> {
    T run() throws IOException;
  }

  <T> T time(Activity activity, Task<T> task) throws IOException {
    long begin = System.nanoTime();
    try {
      return task.run();
    } finally {
      add(activity, (System.nanoTime() - begin) / 1e9);
    }
  }

  void add(Activity activity, double more) {
    seconds.merge(activity, more, Double::sum);
  }

  /** Of this process. */
  double elapsedSeconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** As facts of the environment; what no activity accounts for is "other". */
  Map<String, String> facts() {
    double wall = before + elapsedSeconds();
    double known =
        seconds.entrySet().stream()
            .filter(entry -> entry.getKey() != Activity.OTHER)
            .mapToDouble(Map.Entry::getValue)
            .sum();
    seconds.put(Activity.OTHER, Math.max(0, wall - known));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(WALL, printed(wall));
    seconds.forEach((activity, value) -> facts.put(activity.key(), printed(value)));
    return facts;
  }

  private static String printed(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
