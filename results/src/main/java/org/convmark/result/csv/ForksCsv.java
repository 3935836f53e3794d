package org.convmark.result.csv;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Fork;
import org.convmark.result.Memory;

/** {@code forks.csv}: a row per fork. */
final class ForksCsv {

  private static final String YES = "yes";
  private static final String NO = "no";

  static final Table<Fork> TABLE =
      new Table<>(
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
              Column.number("device_peak_mib", fork -> fork.memory().devicePeak())));

  private ForksCsv() {}

  static Fork read(Row row) throws IOException {
    OptionalDouble load = row.number("load_ms");
    OptionalDouble firstCall = row.number("first_call_ms");
    return new Fork(
        row.key("cell_id"),
        row.requiredCount("fork", 1),
        instant(row),
        new Fork.Times(
            row.requiredNumber("wall_seconds"),
            row.requiredNumber("iteration_seconds"),
            load,
            firstCall,
            settled(row)),
        new Memory(
            row.number("host_baseline_mib"),
            row.number("host_load_peak_mib"),
            row.number("host_peak_mib"),
            row.number("device_peak_mib"),
            Optional.empty()));
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
