package org.convmark.report.view;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.convmark.result.Measurement;
import org.convmark.result.Workload;

/** Which engine has the lowest mean for each model, and what that rests on. */
final class LeadTable {

  private static final int MOST_AT_HEAD = 2;

  private LeadTable() {}

  /** The tables that stand at the head of a report: the first of those of forward. */
  static List<Table> foremost(RunIndex index) {
    return of(index, workload -> workload == Workload.FORWARD).limit(MOST_AT_HEAD).toList();
  }

  /** All other tables. */
  static Stream<Table> others(RunIndex index) {
    return Stream.concat(
        of(index, workload -> workload == Workload.FORWARD).skip(MOST_AT_HEAD),
        of(index, workload -> workload != Workload.FORWARD));
  }

  /** A table for each slice of the wanted workloads that has two timed engines for a model. */
  private static Stream<Table> of(RunIndex index, Predicate<Workload> wanted) {
    return index.slices().stream()
        .filter(slice -> wanted.test(slice.workload()))
        .filter(slice -> !Lead.of(slice).isEmpty())
        .map(slice -> table(slice, index.slices().indexOf(slice)));
  }

  private static Table table(Slice slice, int number) {
    return new Table(
        "lead-table-" + number,
        "Lowest mean latency of each model: " + slice.label(),
        List.of(
            "How 95 % intervals lie describes this run; it is no test. Where they overlap, the"
                + " order of the two engines is not established. "
                + slice.remarks()),
        List.of(
            Column.name("Model"),
            Column.text("Lowest mean"),
            Column.number("Mean", "ms"),
            Column.text("Next"),
            Column.number("Mean", "ms"),
            Column.number("Next", "\u00d7 lowest"),
            Column.text("95 % intervals"),
            Column.text("Rests on, a cell")),
        Lead.of(slice).stream().map(LeadTable::row).toList());
  }

  private static List<Value> row(Lead lead) {
    return List.of(
        Value.of(lead.first().cell().model()),
        Value.of(lead.engine()),
        mean(lead.first()),
        Value.of(lead.second().cell().engine()),
        mean(lead.second()),
        Value.of(Numbers.ratio(lead.ratio())),
        intervals(lead.intervals()),
        Value.of(lead.evidence()));
  }

  private static Value mean(Measurement cell) {
    return Value.of(Figures.mean(cell).value());
  }

  private static Value intervals(Lead.Intervals intervals) {
    return switch (intervals) {
      case APART -> new Value("apart", Tone.GOOD);
      case OVERLAP -> new Value("overlap", Tone.WARNING);
      case MISSING -> Value.missing("no interval");
    };
  }
}
