package org.convmark.result.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convmark.result.Cell;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Provenance;
import org.convmark.result.Run;

/**
 * OpenMetrics 1.0 text: gauges only and without timestamps, since node_exporter's textfile
 * collector skips whole files that have others or some.
 */
final class OpenMetricsText {

  private final StringBuilder out = new StringBuilder();
  private final Run run;

  private OpenMetricsText(Run run) {
    this.run = run;
  }

  static String text(Run run, List<Quantity> quantities) {
    OpenMetricsText text = new OpenMetricsText(run);
    for (Quantity quantity : quantities.isEmpty() ? List.of(Quantity.values()) : quantities) {
      text.quantity(quantity);
    }
    if (text.out.isEmpty()) {
      throw Exported.nothing(run);
    }
    text.started();
    return text.out.append("# EOF\n").toString();
  }

  private void quantity(Quantity quantity) {
    String name = quantity.word().replace('-', '_');
    String unit = quantity.unit().name().toLowerCase(Locale.ROOT);
    family(new Family(name, unit, help(quantity)), row -> quantity.of(row).map(Estimate::value));
    bound(new Family(name + "_ci95_low", unit, "Its 95 % interval, low."), quantity, Interval::low);
    bound(
        new Family(name + "_ci95_high", unit, "Its 95 % interval, high."),
        quantity,
        Interval::high);
  }

  private void bound(Family family, Quantity quantity, Function<Interval, Double> bound) {
    family(family, row -> quantity.of(row).flatMap(Estimate::interval).map(bound));
  }

  private void started() {
    family(
        new Family("started_timestamp", "seconds", "When the cell's first fork began."),
        row ->
            Optional.of(row.provenance().startedAt())
                .filter(start -> row.isOk() && !start.equals(Provenance.NOT_STARTED))
                .map(start -> start.toEpochMilli() / 1000.0));
  }

  /** A metric family; its name ends with its unit. */
  private record Family(String name, String unit, String help) {

    String fullName() {
      return "convmark_" + name + "_" + unit;
    }
  }

  private void family(Family family, Function<Measurement, Optional<Double>> figure) {
    StringBuilder samples = new StringBuilder();
    for (Measurement row : run.measurements()) {
      figure
          .apply(row)
          .ifPresent(
              value ->
                  samples
                      .append(family.fullName())
                      .append(labels(row))
                      .append(' ')
                      .append(value)
                      .append('\n'));
    }
    if (!samples.isEmpty()) {
      String name = family.fullName();
      out.append("# TYPE ").append(name).append(" gauge\n");
      out.append("# UNIT ").append(name).append(' ').append(family.unit()).append('\n');
      out.append("# HELP ").append(name).append(' ').append(family.help()).append('\n');
      out.append(samples);
    }
  }

  private static String help(Quantity quantity) {
    return switch (quantity) {
      case LATENCY_MEAN -> "Mean time of a call over fork means.";
      case LATENCY_P50, LATENCY_P90, LATENCY_P99 -> "Percentile of the times of calls.";
      case THROUGHPUT -> "Images per second; calls per second of imported benchmarks.";
      case LOAD -> "Time to a session that is ready for its first call.";
      case FIRST_CALL -> "Time of the first call of a fresh session.";
      case MEMORY -> "Peak resident set of the measuring process.";
      case DEVICE_MEMORY -> "Peak device memory of the measuring process.";
    };
  }

  private static String labels(Measurement row) {
    Cell cell = row.cell();
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("model", cell.model());
    labels.put("engine", cell.engine());
    labels.put("device", cell.device());
    labels.put("workload", cell.workload().word());
    labels.put("batch", String.valueOf(cell.batch()));
    labels.put("precision", cell.precision());
    labels.put("threads", String.valueOf(cell.threads()));
    labels.put("machine", row.provenance().machineId());
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=\"" + escape(label.getValue()) + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** What the format asks for; half of a surrogate pair can't be written in UTF-8. */
  private static String escape(String value) {
    StringBuilder out = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> out.append("\\\\");
                case '"' -> out.append("\\\"");
                case '\n' -> out.append("\\n");
                default ->
                    out.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 0xFFFD : c);
              }
            });
    return out.toString();
  }
}
