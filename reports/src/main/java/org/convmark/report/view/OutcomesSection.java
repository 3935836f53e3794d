package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.convmark.result.Measurement;

/** Cells with no figures and why, and how far outputs are from the reference engine's. */
final class OutcomesSection {

  private OutcomesSection() {}

  static Section of(RunIndex index) {
    List<Measurement> bad = index.all().stream().filter(cell -> !cell.isOk()).toList();
    CellColumns names = new CellColumns(index);
    List<Table> tables = new ArrayList<>();
    if (!bad.isEmpty()) {
      tables.add(failures(names, bad));
    }
    if (!index.all().isEmpty()) {
      tables.add(parity(names, index.all()));
    }
    String lead =
        bad.isEmpty()
            ? "No cell of the plan is without figures."
            : "A cell that could not be timed is a row with its reason; none was replaced by a"
                + " smaller one.";
    return new Section("outcomes", "Failures and parity", List.of(lead), List.of(), tables);
  }

  private static Table failures(CellColumns names, List<Measurement> bad) {
    return new Table(
        "failures-table",
        names.caption("Cells with no figures"),
        List.of(),
        names.with(Column.text("Status"), Column.text("Reason")),
        bad.stream()
            .map(
                cell ->
                    names.row(
                        cell.cell(), Figures.status(cell), Value.orNone(cell.outcome().message())))
            .toList());
  }

  private static Table parity(CellColumns names, List<Measurement> all) {
    return new Table(
        "parity-table",
        names.caption("Relative error of outputs or gradients against the reference engine"),
        List.of("Compared on the same weights and inputs before any timing."),
        names.with(
            Column.number("Relative error"),
            Column.text("Status"),
            Column.text("Computed with"),
            Column.text("Remark")),
        all.stream()
            .map(
                cell ->
                    names.row(
                        cell.cell(),
                        error(cell),
                        Figures.status(cell),
                        settings(cell),
                        cell.isOk() ? Value.orNone(cell.outcome().message()) : Value.NONE))
            .toList());
  }

  private static Value settings(Measurement cell) {
    return Value.orNone(
        cell.provenance().engine().settings().entrySet().stream()
            .map(setting -> setting.getKey() + " " + setting.getValue())
            .collect(Collectors.joining(", ")));
  }

  private static Value error(Measurement cell) {
    var error = cell.provenance().parityError();
    return error.isPresent()
        ? Value.of(Numbers.scientific(error.getAsDouble()))
        : Value.missing("not compared");
  }
}
