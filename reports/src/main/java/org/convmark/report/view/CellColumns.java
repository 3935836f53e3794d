package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convmark.result.Cell;

/**
 * The columns that say which cell a row is about. Conditions that all cells share are said once, in
 * the caption.
 */
final class CellColumns {

  private final List<Conditions> conditions;

  CellColumns(RunIndex index) {
    this(index.distinct(Conditions::of));
  }

  private CellColumns(List<Conditions> conditions) {
    this.conditions = conditions;
  }

  /** Of cells that may be of several runs. */
  static CellColumns of(List<Cell> cells) {
    return new CellColumns(cells.stream().map(Conditions::of).distinct().toList());
  }

  /** All that tells a cell from others, in words. */
  static String name(Cell cell) {
    return String.join(
        ", ", cell.model(), cell.engine(), cell.workload().word(), Conditions.of(cell).label());
  }

  String caption(String caption) {
    return conditions.size() == 1 ? caption + " (" + conditions.get(0).label() + ")" : caption;
  }

  List<Column> with(Column... more) {
    List<Column> columns =
        new ArrayList<>(
            List.of(Column.name("Model"), Column.name("Engine"), Column.text("Workload")));
    if (conditions.size() > 1) {
      columns.add(Column.text("Conditions"));
    }
    columns.addAll(List.of(more));
    return columns;
  }

  List<Value> row(Cell cell, Value... more) {
    List<Value> row =
        new ArrayList<>(
            List.of(
                Value.of(cell.model()), Value.of(cell.engine()), Value.of(cell.workload().word())));
    if (conditions.size() > 1) {
      row.add(Value.of(Conditions.of(cell).label()));
    }
    return Stream.concat(row.stream(), Stream.of(more)).toList();
  }
}
