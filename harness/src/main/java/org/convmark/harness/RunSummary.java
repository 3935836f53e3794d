package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.convmark.result.Environment;
import org.convmark.result.Finding;
import org.convmark.result.Measurement;
import org.convmark.result.Run;

/** The tables at the end of a run. */
final class RunSummary {

  private static final String ACTIVITY = "wall_seconds in ";

  private RunSummary() {}

  static void print(Run run, PrintWriter out) throws IOException {
    if (!run.evidence().maxBatches().isEmpty()) {
      MaxBatchSummary.print(run.evidence().maxBatches(), out);
    }
    measured(run, out);
    remarks(run, out);
    failures(run, out);
    shares(run.environment(), out);
    findings(run.findings().orElse(List.of()), out);
  }

  private static void measured(Run run, PrintWriter out) throws IOException {
    Listing listing =
        new Listing()
            .text("model")
            .text("device")
            .text("workload")
            .number("batch")
            .text("precision")
            .number("threads")
            .text("engine")
            .text("latency (95 % interval)")
            .text("times the fastest")
            .number("images/s")
            .number("peak MiB")
            .number("parity error");
    FastestEngine ratios = new FastestEngine(run);
    List<List<Measurement>> groups = FastestEngine.groups(run);
    for (List<Measurement> group : groups) {
      group.forEach(row -> listing.row(values(row, ratios.ratio(group.get(0), row))));
    }
    if (!groups.isEmpty()) {
      out.println();
      listing.print(Format.TABLE, out);
    }
  }

  private static Object[] values(Measurement row, String ratio) {
    Measurement.Figures figures = row.figures().orElseThrow();
    return new Object[] {
      row.cell().model(),
      row.cell().device(),
      row.cell().workload().word(),
      row.cell().batch(),
      row.cell().precision(),
      row.cell().threads(),
      row.cell().engine(),
      TerminalProgress.latency(figures.timing().mean()),
      ratio,
      number("%.1f", row.throughput()),
      number("%.0f", figures.memory().hostPeak()),
      number("%.1e", row.provenance().parityError())
    };
  }

  private static void remarks(Run run, PrintWriter out) {
    run.measurements().stream()
        .filter(row -> row.isOk() && !row.outcome().message().isEmpty())
        .forEach(row -> out.println(row.cell().id() + ": " + row.outcome().message()));
  }

  private static void failures(Run run, PrintWriter out) throws IOException {
    List<Measurement> without = run.measurements().stream().filter(row -> !row.isOk()).toList();
    if (without.isEmpty()) {
      return;
    }
    Listing listing = new Listing().text("not measured").text("status");
    for (Measurement row : without) {
      listing.row(TerminalProgress.name(row.cell()), row.outcome().status());
      listing.remark(row.outcome().message());
    }
    out.println();
    listing.print(Format.TABLE, out);
  }

  private static void findings(List<Finding> findings, PrintWriter out) {
    if (!findings.isEmpty()) {
      out.println();
      out.println("findings, worst first; docs/findings.md explains each:");
    }
    for (Finding each : findings) {
      out.println(each.level() + " " + each.kind().word() + ": " + each.found());
      out.println("  what to do: " + each.remedy());
    }
  }

  private static String number(String format, OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
  }

  /** What the wall time went into, in the order of the environment; nothing if it does not say. */
  private static void shares(Environment environment, PrintWriter out) {
    double wall = seconds(environment.get("wall_seconds")).orElse(0);
    if (wall > 0) {
      String shares =
          environment.facts().entrySet().stream()
              .filter(fact -> fact.getKey().startsWith(ACTIVITY))
              .map(fact -> share(fact, wall))
              .collect(Collectors.joining(", "));
      out.printf(Locale.ROOT, "%nwall time %.0f s: %s%n", wall, shares);
    }
  }

  private static String share(Map.Entry<String, String> fact, double wall) {
    return String.format(
        Locale.ROOT,
        "%s %.0f %%",
        fact.getKey().substring(ACTIVITY.length()),
        100 * seconds(fact.getValue()).orElse(0) / wall);
  }

  /** The number of a fact; empty if it has none. */
  static OptionalDouble seconds(String fact) {
    return fact.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(fact));
  }
}
