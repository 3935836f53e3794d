package org.convmark.result.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.convmark.result.Energy;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Measurement.Figures;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Provenance;
import org.convmark.result.Timing;

/** The tables that people query; their columns only ever become more. */
final class Tables {

  /** One row of {@code results.csv}, or one fact. */
  record Of<R>(StoredRun run, R row) {}

  static final StoredTable<StoredRun> RUNS =
      new StoredTable<>(
          "runs",
          List.of(
              StoredColumn.text(StoredTable.RUN_KEY, StoredRun::key),
              StoredColumn.text("run_id", stored -> stored.run().id()),
              StoredColumn.time("started_at", stored -> stored.run().startedAt()),
              StoredColumn.text("machine_id", stored -> stored.run().machineId()),
              fact("cpu_model"),
              fact("git_commit"),
              fact("convmark_version"),
              fact("plan"),
              fact("jdk_version"),
              fact("kernel"),
              fact("os"),
              fact("gpu_driver"),
              StoredColumn.text("content", StoredRun::content)));

  static final StoredTable<Of<Measurement>> CELLS = new StoredTable<>("cells", cells());

  static final StoredTable<Of<Map.Entry<String, String>>> ENVIRONMENT =
      new StoredTable<>(
          "environment",
          List.of(
              StoredColumn.text(StoredTable.RUN_KEY, fact -> fact.run().key()),
              StoredColumn.text("run_id", fact -> fact.run().run().id()),
              StoredColumn.text("key", fact -> fact.row().getKey()),
              StoredColumn.text("value", fact -> fact.row().getValue())));

  static final List<StoredTable<?>> ALL = List.of(RUNS, CELLS, ENVIRONMENT);

  private Tables() {}

  static Stream<Of<Measurement>> cells(StoredRun run) {
    return run.run().measurements().stream().map(row -> new Of<>(run, row));
  }

  static Stream<Of<Map.Entry<String, String>>> environment(StoredRun run) {
    return run.run().environment().facts().entrySet().stream().map(fact -> new Of<>(run, fact));
  }

  private static StoredColumn<StoredRun> fact(String key) {
    return StoredColumn.text(key, stored -> stored.run().environment().get(key));
  }

  private static List<StoredColumn<Of<Measurement>>> cells() {
    List<StoredColumn<Of<Measurement>>> columns = new ArrayList<>();
    columns.add(StoredColumn.text(StoredTable.RUN_KEY, cell -> cell.run().key()));
    columns.add(StoredColumn.text("run_id", cell -> cell.run().run().id()));
    Stream.of(identity(), figures(), context(), energy())
        .flatMap(List::stream)
        .map(Tables::ofRow)
        .forEach(columns::add);
    return List.copyOf(columns);
  }

  private static StoredColumn<Of<Measurement>> ofRow(StoredColumn<Measurement> column) {
    return new StoredColumn<>(
        column.name(), column.type(), cell -> column.value().apply(cell.row()));
  }

  private static List<StoredColumn<Measurement>> identity() {
    return List.of(
        StoredColumn.text("cell_id", row -> row.cell().id()),
        StoredColumn.text("model", row -> row.cell().model()),
        StoredColumn.text("engine", row -> row.cell().engine()),
        StoredColumn.text("device", row -> row.cell().device()),
        StoredColumn.text("workload", row -> row.cell().workload().word()),
        StoredColumn.count("batch", row -> row.cell().batch()),
        StoredColumn.text("precision", row -> row.cell().precision()),
        StoredColumn.count("threads", row -> row.cell().threads()),
        StoredColumn.text("status", row -> row.outcome().status().name()),
        StoredColumn.text("message", row -> row.outcome().message()));
  }

  private static List<StoredColumn<Measurement>> figures() {
    return List.of(
        StoredColumn.timed("forks", timing -> timing.counts().forks()),
        StoredColumn.timed("iterations", timing -> timing.counts().iterations()),
        StoredColumn.timed("unsteady_forks", timing -> timing.counts().unsteadyForks()),
        time("latency_mean_ms", timing -> OptionalDouble.of(timing.mean().value())),
        time("latency_ci95_low_ms", timing -> bound(timing.mean(), Interval::low)),
        time("latency_ci95_high_ms", timing -> bound(timing.mean(), Interval::high)),
        time("latency_p50_ms", timing -> timing.quantiles().p50()),
        time("latency_p90_ms", timing -> timing.quantiles().p90()),
        time("latency_p99_ms", timing -> timing.quantiles().p99()),
        time("latency_min_ms", timing -> OptionalDouble.of(timing.quantiles().min())),
        time("latency_max_ms", timing -> OptionalDouble.of(timing.quantiles().max())),
        StoredColumn.number("throughput_img_s", Measurement::throughput),
        time("load_ms", Timing::loadMs),
        time("first_call_ms", Timing::firstCallMs),
        memory("host_baseline_mib", Memory::hostBaseline),
        memory("host_load_peak_mib", Memory::hostLoadPeak),
        memory("host_peak_mib", Memory::hostPeak),
        memory("device_peak_mib", Memory::devicePeak));
  }

  private static List<StoredColumn<Measurement>> context() {
    return List.of(
        cost("params", NetworkCost::params),
        cost("macs", NetworkCost::macs),
        cost("activations", NetworkCost::activations),
        StoredColumn.number("achieved_gmac_s", Measurement::achievedGmacs),
        StoredColumn.number("parity_rel_err", row -> row.provenance().parityError()),
        StoredColumn.text("engine_version", row -> row.provenance().engine().version()),
        StoredColumn.text("device_name", row -> row.provenance().deviceName()),
        StoredColumn.text("machine_id", row -> row.provenance().machineId()),
        StoredColumn.time(
            "started_at",
            row ->
                Optional.of(row.provenance().startedAt())
                    .filter(at -> !at.equals(Provenance.NOT_STARTED))));
  }

  private static List<StoredColumn<Measurement>> energy() {
    return List.of(
        energy("energy_j_img", energy -> OptionalDouble.of(energy.joulesPerImage().value())),
        energy("energy_j_img_ci95_low", energy -> bound(energy.joulesPerImage(), Interval::low)),
        energy("energy_j_img_ci95_high", energy -> bound(energy.joulesPerImage(), Interval::high)),
        energy("mean_power_w", energy -> OptionalDouble.of(energy.meanWatts())),
        energySource());
  }

  private static StoredColumn<Measurement> energySource() {
    StoredColumn<Energy> word = StoredColumn.text("energy_source", each -> each.source().word());
    return new StoredColumn<>(
        word.name(),
        word.type(),
        row -> row.figures().flatMap(Figures::energy).map(word.value()).orElse(null));
  }

  private static StoredColumn<Measurement> energy(
      String name, Function<Energy, OptionalDouble> figure) {
    return StoredColumn.number(
        name,
        row -> row.figures().flatMap(Figures::energy).map(figure).orElse(OptionalDouble.empty()));
  }

  private static OptionalDouble bound(Estimate estimate, Function<Interval, Double> bound) {
    return estimate
        .interval()
        .map(interval -> OptionalDouble.of(bound.apply(interval)))
        .orElse(OptionalDouble.empty());
  }

  private static StoredColumn<Measurement> time(
      String name, Function<Timing, OptionalDouble> figure) {
    return StoredColumn.number(
        name,
        row -> row.figures().map(all -> figure.apply(all.timing())).orElse(OptionalDouble.empty()));
  }

  private static StoredColumn<Measurement> memory(
      String name, Function<Memory, OptionalDouble> figure) {
    return StoredColumn.number(
        name,
        row -> row.figures().map(all -> figure.apply(all.memory())).orElse(OptionalDouble.empty()));
  }

  private static StoredColumn<Measurement> cost(String name, ToLongFunction<NetworkCost> figure) {
    StoredColumn<Measurement> counted =
        StoredColumn.count(name, row -> figure.applyAsLong(row.cost()));
    return new StoredColumn<>(
        name, counted.type(), row -> row.cost().isCounted() ? counted.value().apply(row) : null);
  }
}
