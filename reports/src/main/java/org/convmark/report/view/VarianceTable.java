package org.convmark.report.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.convmark.result.Cell;
import org.convmark.result.Fork;
import org.convmark.result.stat.ForksNeeded;
import org.convmark.result.stat.VarianceComponents;

/** How much of the spread arises within forks and how much between them. */
final class VarianceTable {

  private static final double TARGET = 0.02;

  private final RunIndex index;
  private final CellColumns names;
  private final Map<String, List<Fork>> forks;

  private VarianceTable(RunIndex index) {
    this.index = index;
    this.names = new CellColumns(index);
    this.forks = index.run().forks().stream().collect(Collectors.groupingBy(Fork::cellId));
  }

  /** A row for each cell of two forks or more; none if there is no such cell. */
  static Optional<Table> of(RunIndex index, List<MeasuredForks> cells) {
    List<MeasuredForks> split = cells.stream().filter(MeasuredForks::hasComponents).toList();
    return split.isEmpty() ? Optional.empty() : Optional.of(new VarianceTable(index).table(split));
  }

  private Table table(List<MeasuredForks> cells) {
    return new Table(
        "variance-table",
        names.caption("Spread within forks and between them"),
        List.of(
            "Standard deviations as shares of the mean, and what each has of the variance (Kalibera"
                + " and Jones 2013): within forks T1\u00b2, between them T2\u00b2 = S2\u00b2 \u2212"
                + " S1\u00b2/r, which is 0 where the iterations explain all. Iterations are those"
                + " of a fork that narrow the interval most for their time, from 5 to 50; they take"
                + " what a fork costs, which forks.csv tells. Forks are those for a 95 % interval"
                + " of \u00b12 %, if more of them spread like these: a guess from few."),
        names.with(
            Column.number("Forks"),
            Column.number("Between", "CV"),
            Column.number("Within", "CV"),
            Column.number("Between", "share"),
            Column.number("Within", "share"),
            Column.number("Best", "iterations"),
            Column.number("For \u00b12 %", "forks")),
        cells.stream().map(this::row).toList());
  }

  private List<Value> row(MeasuredForks cell) {
    VarianceComponents components = VarianceComponents.of(cell.forks());
    double within = components.withinForks();
    double between = Math.max(0, components.betweenForks());
    double both = within + between;
    return names.row(
        cell.row().cell(),
        Value.of(Numbers.count(cell.forks().size())),
        Value.of(Numbers.percent(Math.sqrt(between) / cell.mean())),
        Value.of(Numbers.percent(Math.sqrt(within) / cell.mean())),
        both > 0 ? Value.of(Numbers.percent(between / both)) : Value.NONE,
        both > 0 ? Value.of(Numbers.percent(within / both)) : Value.NONE,
        iterations(cell, components),
        needed(ForksNeeded.of(cell.means(), TARGET)));
  }

  private Value iterations(MeasuredForks measured, VarianceComponents components) {
    Cell cell = measured.row().cell();
    return ForkCost.of(
            forks.getOrDefault(cell.id(), List.of()),
            index.samples(cell).size(),
            measured.iterations())
        .map(cost -> components.iterations(cost.forkSeconds(), cost.iterationSeconds()))
        .map(best -> Value.of(Numbers.count(best)))
        .orElse(Value.NONE);
  }

  private static Value needed(OptionalInt forks) {
    return forks.isPresent()
        ? Value.of(Numbers.count(forks.getAsInt()))
        : Value.missing("over " + Numbers.count(ForksNeeded.MOST));
  }
}
