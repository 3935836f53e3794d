package org.convmark.result.csv;

import java.io.IOException;
import java.util.List;
import org.convmark.result.LayerFact;

/** {@code layers.csv}: a row per node of a measured network that costs something. */
final class LayersCsv {

  static final Table<LayerFact> TABLE =
      new Table<>(
          List.of(
              Column.key("model", LayerFact::model),
              Column.key("layer", LayerFact::layer),
              Column.key("operator", LayerFact::operator),
              Column.key("output_shape", LayerFact::outputShape),
              Column.count("macs", 0, LayerFact::macs),
              Column.count("params", 0, LayerFact::params),
              Column.count("activations", 0, LayerFact::activations)));

  private LayersCsv() {}

  static LayerFact read(Row row) throws IOException {
    return new LayerFact(
        row.key("model"),
        row.key("layer"),
        row.key("operator"),
        row.key("output_shape"),
        count(row, "macs"),
        count(row, "params"),
        count(row, "activations"));
  }

  private static long count(Row row, String column) throws IOException {
    return row.count(column).orElseThrow(() -> row.broken(column, "a whole number of at least 0"));
  }
}
