package org.convmark.result.csv;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.convmark.result.Outcome;
import org.convmark.result.Parity;

/** {@code parity.csv}: a row per comparison of an engine's outputs. */
final class ParityCsv {

  static final Table<Parity> TABLE =
      new Table<>(
          List.of(
              Column.key("model", parity -> parity.cell().model()),
              Column.key("engine", parity -> parity.cell().engine()),
              Column.key("device", parity -> parity.cell().device()),
              Column.key("workload", parity -> parity.cell().workload().word()),
              Column.count("batch", 1, parity -> parity.cell().batch()),
              Column.key("precision", parity -> parity.cell().precision()),
              Column.count("threads", 0, parity -> parity.cell().threads()),
              Column.key("status", parity -> parity.outcome().status().name()),
              Column.text("message", parity -> parity.outcome().message()),
              Column.number("relative_error", Parity::error),
              Column.text("engine_version", parity -> parity.engine().version()),
              Column.text("settings", parity -> Settings.write(parity.engine().settings())),
              Column.number("call_seconds", ParityCsv::callSeconds)));

  private ParityCsv() {}

  private static OptionalDouble callSeconds(Parity parity) {
    return parity.callSeconds() < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(parity.callSeconds());
  }

  static Parity read(Row row) throws IOException {
    return new Parity(
        CellColumns.read(row),
        new Outcome(CellColumns.status(row), row.text("message")),
        row.number("relative_error"),
        CellColumns.engine(row),
        row.number("call_seconds").orElse(-1));
  }
}
