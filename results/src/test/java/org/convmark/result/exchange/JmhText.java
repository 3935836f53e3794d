package org.convmark.result.exchange;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Files as JMH writes them, with as little in them as it takes. */
final class JmhText {

  private JmhText() {}

  /** A benchmark of forks with an iteration each. */
  static String benchmark(String name, String mode, String unit, double... forks) {
    String raw =
        DoubleStream.of(forks)
            .mapToObj(score -> String.format(Locale.ROOT, "[%s]", score))
            .collect(Collectors.joining(","));
    return entry(name, mode, unit, "\"rawData\": [" + raw + "]");
  }

  static String entry(String name, String mode, String unit, String raw) {
    return String.format(
        Locale.ROOT,
        "{\"benchmark\": \"%s\", \"mode\": \"%s\", \"threads\": 1,"
            + " \"primaryMetric\": {\"scoreUnit\": \"%s\", %s}}",
        name,
        mode,
        unit,
        raw);
  }

  static String file(String... benchmarks) {
    return "[" + String.join(",\n", benchmarks) + "]";
  }
}
