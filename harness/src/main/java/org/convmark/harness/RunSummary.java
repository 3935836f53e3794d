package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.convmark.result.Environment;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.Timing;

/** The table at the end of a run. */
final class RunSummary {

  private static final String ACTIVITY = "wall_seconds in ";

  private RunSummary() {}

  static void print(Run run, PrintWriter out) throws IOException {
    Listing listing =
        new Listing()
            .text("model")
            .text("engine")
            .text("device")
            .text("workload")
            .number("batch")
            .text("precision")
            .text("status")
            .text("latency (95 % interval)")
            .number("images/s")
            .number("peak MiB")
            .number("parity error");
    for (Measurement row : run.measurements()) {
      listing.row(
          row.cell().model(),
          row.cell().engine(),
          row.cell().device(),
          row.cell().workload().word(),
          row.cell().batch(),
          row.cell().precision(),
          row.outcome().status(),
          row.figures().map(figures -> latency(figures.timing())).orElse(""),
          number("%.1f", row.throughput()),
          row.figures().map(f -> number("%.0f", f.memory().hostPeak())).orElse(""),
          number("%.1e", row.provenance().parityError()));
    }
    out.println();
    listing.print(Format.TABLE, out);
    run.measurements().stream()
        .filter(row -> !row.outcome().message().isEmpty())
        .forEach(row -> out.println(row.cell().id() + ": " + row.outcome().message()));
    share(run.environment(), out);
  }

  private static String latency(Timing timing) {
    return TerminalProgress.latency(timing.mean());
  }

  private static String number(String format, OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
  }

  private static void share(Environment environment, PrintWriter out) {
    double wall = Double.parseDouble(environment.get("wall_seconds"));
    String shares =
        environment.facts().entrySet().stream()
            .filter(fact -> fact.getKey().startsWith(ACTIVITY))
            .map(
                fact ->
                    String.format(
                        Locale.ROOT,
                        "%s %.0f %%",
                        fact.getKey().substring(ACTIVITY.length()),
                        100 * Double.parseDouble(fact.getValue()) / wall))
            .collect(Collectors.joining(", "));
    out.printf(Locale.ROOT, "%nwall time %.0f s: %s%n", wall, shares);
  }
}
