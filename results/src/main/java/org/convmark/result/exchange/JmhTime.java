package org.convmark.result.exchange;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long JMH was to warm up and to measure in a fork, as its file tells it. */
final class JmhTime {

  private static final Pattern TIME = Pattern.compile("([0-9]{1,9}) ([a-z]{1,3})");

  private JmhTime() {}

  /**
   * The seconds of all iterations of a kind together; 0 for single shots, which take what they
   * take, and where the file does not tell.
   *
   * @param kind {@code warmup} or {@code measurement}
   */
  static double seconds(JsonValue entry, String kind) throws IOException {
    Optional<JsonValue> iterations = entry.optional(kind + "Iterations");
    Optional<JsonValue> time = entry.optional(kind + "Time");
    if (iterations.isEmpty() || time.isEmpty()) {
      return 0;
    }
    Matcher matcher = TIME.matcher(time.get().text());
    return matcher.matches()
        ? iterations.get().count(0)
            * Long.parseLong(matcher.group(1))
            * ScoreUnit.time(matcher.group(2)).orElse(0.0)
        : 0;
  }
}
