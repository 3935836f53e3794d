package org.convmark.result.csv;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.convmark.result.Cell;
import org.convmark.result.MaxBatch;
import org.convmark.result.Outcome;

/** {@code max_batch.csv}: a row per search for the largest batch that fits. */
final class MaxBatchCsv {

  static final Table<MaxBatch> TABLE =
      new Table<>(
          List.of(
              Column.key("model", row -> row.cell().model()),
              Column.key("engine", row -> row.cell().engine()),
              Column.key("device", row -> row.cell().device()),
              Column.key("workload", row -> row.cell().workload().word()),
              Column.key("precision", row -> row.cell().precision()),
              Column.count("threads", 0, row -> row.cell().threads()),
              Column.count("max_batch", MaxBatchCsv::images),
              Column.text("limited_by", MaxBatch::limitedBy),
              Column.number("need_mib", row -> row.need().analytic()),
              Column.number("free_mib", row -> row.need().free()),
              Column.key("status", row -> row.outcome().status().name()),
              Column.text("message", row -> row.outcome().message())));

  private MaxBatchCsv() {}

  private static OptionalLong images(MaxBatch row) {
    return row.images().isPresent()
        ? OptionalLong.of(row.images().getAsInt())
        : OptionalLong.empty();
  }

  static MaxBatch read(Row row) throws IOException {
    OptionalInt images =
        row.text("max_batch").isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(row.requiredCount("max_batch", 0));
    return new MaxBatch(
        cell(row),
        new Outcome(CellColumns.status(row), row.text("message")),
        images,
        row.text("limited_by"),
        new MaxBatch.Need(row.number("need_mib"), row.number("free_mib")));
  }

  private static Cell cell(Row row) throws IOException {
    return new Cell(
        row.key("model"),
        row.key("engine"),
        row.key("device"),
        CellColumns.workload(row),
        new Cell.Setting(1, row.key("precision"), row.requiredCount("threads", 0)));
  }
}
