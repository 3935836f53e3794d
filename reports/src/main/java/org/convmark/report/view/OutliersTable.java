package org.convmark.report.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Median;
import org.convmark.result.stat.Outliers;

/** Iterations that lie far from the rest of their cell, classified and all kept. */
final class OutliersTable {

  private OutliersTable() {}

  /** A row for each cell that has outliers; none if no cell has. */
  static Optional<Table> of(RunIndex index, List<MeasuredForks> cells) {
    CellColumns names = new CellColumns(index);
    List<List<Value>> rows =
        cells.stream().flatMap(cell -> row(names, cell, outliers(cell)).stream()).toList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(table(names, rows, cells.size()));
  }

  private static Table table(CellColumns names, List<List<Value>> rows, int cells) {
    return new Table(
        "outliers-table",
        names.caption("Outliers among the measured iterations"),
        List.of(
            "Beyond 1.5 times the range between the quartiles they are mild, beyond 3 times severe"
                + " (Tukey 1977); each iteration is set against the median of its fork, since forks"
                + " differ in their level. None is dropped from any figure.",
            String.format(Locale.ROOT, "%d of %d cells have any.", rows.size(), cells)),
        names.with(
            Column.number("Iterations"),
            Column.number("Low", "severe"),
            Column.number("Low", "mild"),
            Column.number("High", "mild"),
            Column.number("High", "severe")),
        rows);
  }

  private static Optional<List<Value>> row(CellColumns names, MeasuredForks cell, Outliers found) {
    return found.mild() + found.severe() == 0
        ? Optional.empty()
        : Optional.of(
            names.row(
                cell.row().cell(),
                Value.of(Numbers.count(cell.iterations())),
                count(found.low().severe()),
                count(found.low().mild()),
                count(found.high().mild()),
                count(found.high().severe())));
  }

  private static Value count(int outliers) {
    return outliers == 0 ? Value.NONE : Value.of(Numbers.count(outliers));
  }

  private static Outliers outliers(MeasuredForks cell) {
    return Outliers.of(cell.forks().stream().flatMapToDouble(OutliersTable::ratios).toArray());
  }

  private static DoubleStream ratios(double[] fork) {
    double median = Median.withDefaults().withCopy(true).evaluate(fork);
    return Arrays.stream(fork).map(seconds -> seconds / median);
  }
}
