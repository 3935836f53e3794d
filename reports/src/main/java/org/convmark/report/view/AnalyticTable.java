package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;

/** The memory that a network needs by its graph, next to what each engine added to its process. */
final class AnalyticTable {

  private AnalyticTable() {}

  /** A table for each slice in which some network was counted. */
  static List<Table> of(RunIndex index) {
    List<Slice> slices = index.slices();
    return IntStream.range(0, slices.size())
        .filter(i -> slices.get(i).ok().stream().anyMatch(cell -> analytic(cell).isPresent()))
        .mapToObj(i -> table(slices.get(i), i))
        .toList();
  }

  private static Table table(Slice slice, int number) {
    List<String> engines =
        slice.ok().stream().map(each -> each.cell().engine()).distinct().toList();
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.name("Model"),
                Column.number("Weights", "MiB"),
                Column.number("Activations", "MiB"),
                Column.number("Gradients", "MiB"),
                Column.number("Optimiser state", "MiB"),
                Column.number("Analytic", "MiB")));
    String added = onDevice(slice) ? "On the device by " : "Added by ";
    engines.forEach(engine -> columns.add(Column.number(added + engine, "MiB")));
    return new Table(
        "analytic-table-" + number,
        "Analytic memory by its parts, and what engines added: " + slice.label(),
        List.of(
            "Activations are those alive at the worst moment, in training with their gradients;"
                + " gradients are those of the parameters; plain SGD keeps no state."),
        columns,
        slice.models().stream().flatMap(model -> row(slice.of(model), engines)).toList());
  }

  /** On a GPU it is there that weights and activations lie. */
  private static boolean onDevice(Slice slice) {
    return slice.ok().stream().anyMatch(cell -> Figures.memory(cell).devicePeak().isPresent());
  }

  private static Stream<List<Value>> row(List<Measurement> cells, List<String> engines) {
    return of(cells).map(analytic -> row(analytic, cells, engines)).stream();
  }

  /** What was counted for cells that differ in their engines only. */
  static Optional<Memory.Analytic> of(List<Measurement> cells) {
    return cells.stream().flatMap(cell -> analytic(cell).stream()).findFirst();
  }

  private static List<Value> row(
      Memory.Analytic analytic, List<Measurement> cells, List<String> engines) {
    List<Value> row =
        new ArrayList<>(
            List.of(
                Value.of(cells.get(0).cell().model()),
                Value.of(analytic.weights()),
                Value.of(analytic.activations()),
                Value.of(analytic.gradients()),
                Value.of(analytic.optimiserState()),
                Value.of(analytic.total())));
    engines.forEach(engine -> row.add(added(cells, engine)));
    return row;
  }

  private static Value added(List<Measurement> cells, String engine) {
    return cells.stream()
        .filter(cell -> cell.cell().engine().equals(engine))
        .findFirst()
        .map(
            cell ->
                cell.isOk()
                    ? Value.of(held(Figures.memory(cell)), Value.missing("not measured"))
                    : Figures.status(cell))
        .orElse(Value.missing("not planned"));
  }

  private static OptionalDouble held(Memory memory) {
    return memory.devicePeak().isPresent() ? memory.devicePeak() : memory.added();
  }

  private static Optional<Memory.Analytic> analytic(Measurement cell) {
    return cell.isOk() ? Figures.memory(cell).analytic() : Optional.empty();
  }
}
