package org.convmark.report.view;

import java.util.List;
import java.util.OptionalDouble;
import org.convmark.result.Cell;
import org.convmark.result.MaxBatch;

/** The largest batch that fits, of every cell that was searched. */
final class MaxBatchSection {

  private MaxBatchSection() {}

  static Section of(List<MaxBatch> rows) {
    return new Section(
        "max-batch",
        "Largest batch that fits",
        List.of(
            "Found by doubling and bisection; each batch was loaded and called once in a process of"
                + " its own. 0 means that not even the smallest fits."),
        List.of(),
        List.of(table(rows)));
  }

  private static Table table(List<MaxBatch> rows) {
    return new Table(
        "max-batch-table",
        "Largest batch of every cell",
        List.of(
            "Need is counted on the graph for the smallest batch that does not fit, or for the last"
                + " that was to be tried; free is what was there before."),
        List.of(
            Column.name("Model"),
            Column.name("Engine"),
            Column.text("Workload"),
            Column.text("Conditions"),
            Column.number("Largest batch"),
            Column.text("Limited by"),
            Column.number("Need", "MiB"),
            Column.number("Free", "MiB"),
            Column.text("Reason")),
        rows.stream().map(MaxBatchSection::row).toList());
  }

  private static List<Value> row(MaxBatch row) {
    Cell cell = row.cell();
    return List.of(
        Value.of(cell.model()),
        Value.of(cell.engine()),
        Value.of(cell.workload().word()),
        Value.of(String.join(", ", cell.device(), cell.precision(), cell.threads() + " threads")),
        images(row),
        Value.orNone(row.limitedBy()),
        whole(row.need().analytic()),
        whole(row.need().free()),
        Value.orNone(row.outcome().message()));
  }

  private static Value images(MaxBatch row) {
    return row.images().isPresent()
        ? Value.of(Numbers.count(row.images().getAsInt()))
        : new Value(
            row.outcome().status().name(),
            row.outcome().status().isFailure() ? Tone.BAD : Tone.WARNING);
  }

  private static Value whole(OptionalDouble mib) {
    return mib.isPresent() ? Value.of(Numbers.count(Math.round(mib.getAsDouble()))) : Value.NONE;
  }
}
