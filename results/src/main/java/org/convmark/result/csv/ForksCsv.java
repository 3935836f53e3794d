package org.convmark.result.csv;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.convmark.result.Fork;
import org.convmark.result.Fork.Latency;
import org.convmark.result.Memory;

/** {@code forks.csv}: a row per fork. */
final class ForksCsv {

  /** What the first version wrote; later columns may be missing. */
  static final List<String> REQUIRED =
      List.of("cell_id", "fork", "started_at", "settled", "wall_seconds", "iteration_seconds");

  private static final String YES = "yes";
  private static final String NO = "no";

  private static final List<Column<Fork>> OWN =
      List.of(
          Column.key("cell_id", Fork::cellId),
          Column.count("fork", 1, Fork::number),
          Column.key("started_at", fork -> fork.startedAt().toString()),
          Column.key("settled", fork -> fork.times().settled() ? YES : NO),
          Column.seconds("wall_seconds", fork -> fork.times().wallSeconds()),
          Column.seconds("iteration_seconds", fork -> fork.times().iterationSeconds()),
          Column.number("load_ms", fork -> fork.times().loadMs()),
          Column.number("first_call_ms", fork -> fork.times().firstCallMs()),
          Column.number("host_baseline_mib", fork -> fork.memory().hostBaseline()),
          Column.number("host_load_peak_mib", fork -> fork.memory().hostLoadPeak()),
          Column.number("host_peak_mib", fork -> fork.memory().hostPeak()),
          Column.number("device_peak_mib", fork -> fork.memory().devicePeak()),
          latency("measured_iterations", Latency::iterations),
          latency("latency_mean_ms", Latency::meanMs),
          latency("latency_p99_ms", Latency::p99Ms));

  static final Table<Fork> TABLE =
      new Table<>(Stream.of(OWN, EnergyColumns.OF_FORKS).flatMap(List::stream).toList());

  private ForksCsv() {}

  private static Column<Fork> latency(String name, ToDoubleFunction<Latency> figure) {
    return Column.number(
        name,
        fork ->
            fork.times()
                .latency()
                .map(latency -> OptionalDouble.of(figure.applyAsDouble(latency)))
                .orElse(OptionalDouble.empty()));
  }

  static Fork read(Row row) throws IOException {
    return new Fork(
        row.key("cell_id"),
        row.requiredCount("fork", 1),
        instant(row),
        new Fork.Times(
            row.requiredNumber("wall_seconds"),
            row.requiredNumber("iteration_seconds"),
            new Fork.Start(row.number("load_ms"), row.number("first_call_ms")),
            latency(row),
            settled(row)),
        new Memory(
            row.number("host_baseline_mib"),
            row.number("host_load_peak_mib"),
            row.number("host_peak_mib"),
            row.number("device_peak_mib"),
            Optional.empty()),
        EnergyColumns.ofFork(row));
  }

  private static Optional<Latency> latency(Row row) throws IOException {
    if (row.text("measured_iterations").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Latency(
            row.requiredCount("measured_iterations", 1),
            row.requiredAbove0("latency_mean_ms"),
            row.requiredAbove0("latency_p99_ms")));
  }

  private static Instant instant(Row row) throws IOException {
    try {
      return Instant.parse(row.key("started_at"));
    } catch (DateTimeException e) {
      throw row.broken("started_at", "an instant such as 2026-01-31T12:00:00Z");
    }
  }

  private static boolean settled(Row row) throws IOException {
    String word = row.text("settled");
    if (!word.equals(YES) && !word.equals(NO)) {
      throw row.broken("settled", YES + " or " + NO);
    }
    return word.equals(YES);
  }
}
