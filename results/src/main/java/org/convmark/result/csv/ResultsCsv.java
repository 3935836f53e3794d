package org.convmark.result.csv;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Measurement.Figures;
import org.convmark.result.Memory;
import org.convmark.result.Memory.Analytic;
import org.convmark.result.NetworkCost;
import org.convmark.result.Provenance;
import org.convmark.result.Timing;

/** The columns of {@code results.csv}; new ones go to the end. */
final class ResultsCsv {

  private ResultsCsv() {}

  static String render(String runId, List<Measurement> measurements) {
    return table(runId).renderUnique("cell_id", measurements);
  }

  static Table<Measurement> table(String runId) {
    List<Column<Measurement>> columns = new ArrayList<>();
    columns.add(Column.key("run_id", m -> runId));
    columns.addAll(CELL);
    columns.addAll(FIGURES);
    columns.addAll(CONTEXT);
    columns.addAll(EnergyColumns.OF_CELLS);
    return new Table<>(columns);
  }

  private static final List<Column<Measurement>> CELL =
      List.of(
          Column.key("cell_id", m -> m.cell().id()),
          Column.key("model", m -> m.cell().model()),
          Column.key("engine", m -> m.cell().engine()),
          Column.key("device", m -> m.cell().device()),
          Column.key("workload", m -> m.cell().workload().word()),
          Column.count("batch", 1, m -> m.cell().batch()),
          Column.key("precision", m -> m.cell().precision()),
          Column.count("threads", 0, m -> m.cell().threads()),
          Column.key("status", m -> m.outcome().status().name()),
          Column.text("message", m -> m.outcome().message()));

  /** Empty in every row that is not OK. */
  private static final List<Column<Measurement>> FIGURES =
      List.of(
          count("forks", 1, t -> t.counts().forks()),
          count("iterations", 1, t -> t.counts().iterations()),
          count("unsteady_forks", 0, t -> t.counts().unsteadyForks()),
          time("latency_mean_ms", t -> t.mean().value()),
          Column.anyNumber("latency_ci95_low_ms", m -> bound(m, Interval::low)),
          Column.anyNumber("latency_ci95_high_ms", m -> bound(m, Interval::high)),
          optionalTime("latency_p50_ms", t -> t.quantiles().p50()),
          optionalTime("latency_p90_ms", t -> t.quantiles().p90()),
          optionalTime("latency_p99_ms", t -> t.quantiles().p99()),
          time("latency_min_ms", t -> t.quantiles().min()),
          time("latency_max_ms", t -> t.quantiles().max()),
          Column.number("throughput_img_s", Measurement::throughput),
          optionalTime("load_ms", Timing::loadMs),
          optionalTime("first_call_ms", Timing::firstCallMs),
          memory("host_baseline_mib", Memory::hostBaseline),
          memory("host_peak_mib", Memory::hostPeak),
          memory("device_peak_mib", Memory::devicePeak));

  private static final List<Column<Measurement>> CONTEXT =
      List.of(
          CostColumns.count("params", Measurement::cost, NetworkCost::params),
          CostColumns.count("macs", Measurement::cost, NetworkCost::macs),
          CostColumns.count("activations", Measurement::cost, NetworkCost::activations),
          CostColumns.weights(Measurement::cost),
          Column.number("achieved_gmac_s", Measurement::achievedGmacs),
          Column.number("parity_rel_err", m -> m.provenance().parityError()),
          Column.text("engine_version", m -> m.provenance().engine().version()),
          Column.text("device_name", m -> m.provenance().deviceName()),
          Column.text("machine_id", m -> m.provenance().machineId()),
          Column.text("started_at", m -> start(m.provenance().startedAt())),
          memory("host_load_peak_mib", Memory::hostLoadPeak),
          analytic("analytic_mib", Analytic::total),
          Column.text("settings", m -> Settings.write(m.provenance().engine().settings())),
          analytic("analytic_weights_mib", Analytic::weights),
          analytic("analytic_activations_mib", Analytic::activations),
          analytic("analytic_gradients_mib", Analytic::gradients),
          analytic("analytic_optimiser_mib", Analytic::optimiserState),
          optionalTime("target_percent", t -> t.counts().targetPercent()));

  private static String start(Instant startedAt) {
    return startedAt.equals(Provenance.NOT_STARTED) ? "" : startedAt.toString();
  }

  private static Optional<Timing> timing(Measurement measurement) {
    return measurement.figures().map(Figures::timing);
  }

  private static Column<Measurement> count(
      String name, long atLeast, ToLongFunction<Timing> count) {
    Column<Timing> column = Column.count(name, atLeast, count);
    return new Column<>(name, m -> timing(m).map(column.cell()).orElse(""));
  }

  private static Column<Measurement> time(String name, ToDoubleFunction<Timing> time) {
    return optionalTime(name, t -> OptionalDouble.of(time.applyAsDouble(t)));
  }

  private static Column<Measurement> optionalTime(
      String name, Function<Timing, OptionalDouble> time) {
    return Column.number(name, m -> timing(m).map(time).orElse(OptionalDouble.empty()));
  }

  private static OptionalDouble bound(Measurement measurement, ToDoubleFunction<Interval> bound) {
    Optional<Interval> interval = timing(measurement).flatMap(t -> t.mean().interval());
    return interval.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(bound.applyAsDouble(interval.get()));
  }

  private static Column<Measurement> analytic(String name, ToDoubleFunction<Analytic> part) {
    return memory(
        name,
        memory ->
            memory
                .analytic()
                .map(analytic -> OptionalDouble.of(part.applyAsDouble(analytic)))
                .orElse(OptionalDouble.empty()));
  }

  private static Column<Measurement> memory(String name, Function<Memory, OptionalDouble> amount) {
    return Column.number(
        name, m -> m.figures().map(Figures::memory).map(amount).orElse(OptionalDouble.empty()));
  }
}
