package org.convmark.result.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The unit of a JMH score, such as {@code ms/op} or {@code ops/s}.
 *
 * @param seconds that its time is
 * @param isRate whether it is operations per time
 */
record ScoreUnit(double seconds, boolean isRate) {

  private static final String PER_OPERATION = "/op";
  private static final String OPERATIONS_PER = "ops/";

  /** As JMH's {@code TimeValue.tuToString} writes them. */
  private static final Map<String, Double> TIMES =
      new TreeMap<>(
          Map.of(
              "ns", 1e-9,
              "us", 1e-6,
              "ms", 1e-3,
              "s", 1.0,
              "min", 60.0,
              "hr", 3600.0,
              "day", 86_400.0));

  /** Empty for what is no such unit. */
  static Optional<ScoreUnit> of(String text) {
    if (text.startsWith(OPERATIONS_PER)) {
      return time(text.substring(OPERATIONS_PER.length())).map(s -> new ScoreUnit(s, true));
    }
    return text.endsWith(PER_OPERATION)
        ? time(text.substring(0, text.length() - PER_OPERATION.length()))
            .map(s -> new ScoreUnit(s, false))
        : Optional.empty();
  }

  /** The seconds of a time such as {@code ms}; empty for what is none. */
  static Optional<Double> time(String unit) {
    return Optional.ofNullable(TIMES.get(unit));
  }

  static List<String> times() {
    return List.copyOf(TIMES.keySet());
  }

  /** Seconds of an operation. */
  double secondsOf(double score) {
    return isRate ? seconds / score : seconds * score;
  }
}
