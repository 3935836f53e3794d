package org.convmark.result.csv;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Cell;
import org.convmark.result.Estimate;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.Outcome;
import org.convmark.result.Provenance;
import org.convmark.result.Status;
import org.convmark.result.Timing;

/** Rows of {@code results.csv} as measurements; derived columns such as throughput are not read. */
final class MeasurementReader {

  /** Without these a row is not a cell; any other column may be of a later version. */
  static final List<String> REQUIRED =
      List.of(
          "run_id",
          "cell_id",
          "model",
          "engine",
          "device",
          "workload",
          "batch",
          "precision",
          "threads",
          "status");

  private final Row row;

  private MeasurementReader(Row row) {
    this.row = row;
  }

  static Measurement read(Row row) throws IOException {
    MeasurementReader reader = new MeasurementReader(row);
    Status status = CellColumns.status(row);
    return new Measurement(
        reader.cell(),
        new Outcome(status, row.text("message")),
        reader.figures(status),
        CostColumns.read(row),
        reader.provenance());
  }

  private Cell cell() throws IOException {
    Cell cell = CellColumns.read(row);
    if (!cell.id().equals(row.text("cell_id"))) {
      throw row.broken("cell_id", OneLine.value(cell.id()) + ", which the row describes,");
    }
    return cell;
  }

  private Optional<Measurement.Figures> figures(Status status) throws IOException {
    if (status != Status.OK) {
      if (!row.text("latency_mean_ms").isEmpty()) {
        throw row.broken("latency_mean_ms", "nothing beside status " + status);
      }
      return Optional.empty();
    }
    return Optional.of(new Measurement.Figures(timing(), memory(), EnergyColumns.ofCell(row)));
  }

  private Timing timing() throws IOException {
    int forks = row.requiredCount("forks", 1);
    int iterations = row.requiredCount("iterations", 1);
    int unsteady = row.requiredCount("unsteady_forks", 0);
    return new Timing(
        new Timing.Counts(forks, iterations, unsteady, row.number("target_percent")),
        new Estimate(mean(), row.interval("latency_ci95_low_ms", "latency_ci95_high_ms")),
        new Timing.Quantiles(
            row.number("latency_p50_ms"),
            row.number("latency_p90_ms"),
            row.number("latency_p99_ms"),
            row.requiredNumber("latency_min_ms"),
            row.requiredNumber("latency_max_ms")),
        row.number("load_ms"),
        row.number("first_call_ms"));
  }

  private double mean() throws IOException {
    double mean = row.requiredNumber("latency_mean_ms");
    if (Double.isInfinite(row.requiredCount("batch", 1) * 1000.0 / mean)) {
      throw row.broken("latency_mean_ms", "a number above 0");
    }
    return mean;
  }

  private Memory memory() throws IOException {
    return new Memory(
        row.number("host_baseline_mib"),
        row.number("host_load_peak_mib"),
        row.number("host_peak_mib"),
        row.number("device_peak_mib"),
        analytic());
  }

  /** Empty for files whose columns hold the total only. */
  private Optional<Memory.Analytic> analytic() throws IOException {
    OptionalDouble weights = row.number("analytic_weights_mib");
    return weights.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Memory.Analytic(
                weights.getAsDouble(),
                row.requiredNumber("analytic_activations_mib"),
                row.requiredNumber("analytic_gradients_mib"),
                row.requiredNumber("analytic_optimiser_mib")));
  }

  private Provenance provenance() throws IOException {
    return new Provenance(
        row.number("parity_rel_err"),
        CellColumns.engine(row),
        row.text("device_name"),
        row.text("machine_id"),
        startedAt());
  }

  private Instant startedAt() throws IOException {
    String text = row.text("started_at");
    try {
      return text.isEmpty() ? Provenance.NOT_STARTED : Instant.parse(text);
    } catch (DateTimeException e) {
      throw row.broken("started_at", "an instant such as 2026-01-31T12:00:00Z");
    }
  }
}
