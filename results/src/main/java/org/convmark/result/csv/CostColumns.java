package org.convmark.result.csv;

import java.io.IOException;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.convmark.result.NetworkCost;

/** The columns of a network's cost, which two files share; all are empty if it was not counted. */
final class CostColumns {

  private CostColumns() {}

  static <T> Column<T> count(
      String name, Function<T, NetworkCost> cost, ToLongFunction<NetworkCost> figure) {
    Column<NetworkCost> column = Column.count(name, 0, figure);
    return new Column<>(
        name, row -> cost.apply(row).isCounted() ? column.cell().apply(cost.apply(row)) : "");
  }

  static <T> Column<T> weights(Function<T, NetworkCost> cost) {
    return Column.number(
        "weights_mib",
        row ->
            cost.apply(row).isCounted()
                ? OptionalDouble.of(cost.apply(row).weightsMib())
                : OptionalDouble.empty());
  }

  static NetworkCost read(Row row) throws IOException {
    return new NetworkCost(
        row.count("params").orElse(0),
        row.count("macs").orElse(0),
        row.count("activations").orElse(0),
        row.number("weights_mib").orElse(0));
  }
}
