package org.convmark.result.history;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.convmark.result.Measurement;
import org.convmark.result.Measurement.Figures;
import org.convmark.result.Memory;
import org.convmark.result.compare.Metric;

/**
 * The figure of a metric that a row of {@code results.csv} has: that of all its forks together.
 *
 * @param column where tables of rows hold it: a column's name, or an expression of SQL on such
 * @param value in the metric's unit
 */
public record RowFigure(String column, Function<Measurement, OptionalDouble> value) {

  private static final Map<String, RowFigure> BY_METRIC = byMetric();

  private static Map<String, RowFigure> byMetric() {
    Map<String, RowFigure> figures = new LinkedHashMap<>();
    figures.put(
        "latency-mean",
        new RowFigure(
            "latency_mean_ms", figure(all -> OptionalDouble.of(all.timing().mean().value()))));
    figures.put(
        "latency-p99",
        new RowFigure("latency_p99_ms", figure(all -> all.timing().quantiles().p99())));
    figures.put("throughput", new RowFigure("throughput_img_s", Measurement::throughput));
    figures.put(
        "memory",
        new RowFigure(
            "CASE WHEN device = 'cpu' THEN host_peak_mib ELSE device_peak_mib END",
            RowFigure::memory));
    figures.put("energy", new RowFigure("energy_j_img", figure(RowFigure::joulesPerImage)));
    figures.put("load", new RowFigure("load_ms", figure(all -> all.timing().loadMs())));
    figures.put(
        "first-call", new RowFigure("first_call_ms", figure(all -> all.timing().firstCallMs())));
    return figures;
  }

  /** Of a metric; an {@link IllegalArgumentException} for one that has no history. */
  public static RowFigure of(Metric metric) {
    RowFigure figure = BY_METRIC.get(metric.word());
    if (figure == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "metric '%s': has no history, as it is counted rather than measured; expected one of"
                  + " %s",
              metric.word(),
              BY_METRIC.keySet()));
    }
    return figure;
  }

  private static Function<Measurement, OptionalDouble> figure(
      Function<Figures, OptionalDouble> figure) {
    return row -> row.figures().map(figure).orElse(OptionalDouble.empty());
  }

  private static OptionalDouble joulesPerImage(Figures figures) {
    return figures
        .energy()
        .map(energy -> OptionalDouble.of(energy.joulesPerImage().value()))
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble memory(Measurement row) {
    Memory memory = row.figures().map(Figures::memory).orElse(Memory.NOT_MEASURED);
    return row.cell().device().equals("cpu") ? memory.hostPeak() : memory.devicePeak();
  }
}
