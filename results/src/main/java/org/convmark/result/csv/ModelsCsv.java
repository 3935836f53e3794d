package org.convmark.result.csv;

import java.io.IOException;
import java.util.List;
import org.convmark.result.ModelFact;
import org.convmark.result.NetworkCost;

/** {@code models.csv}: a row per network. */
final class ModelsCsv {

  static final Table<ModelFact> TABLE =
      new Table<>(
          List.of(
              Column.key("model", ModelFact::model),
              Column.text("input", ModelFact::input),
              Column.text("citation", ModelFact::citation),
              CostColumns.count("params", ModelFact::cost, NetworkCost::params),
              CostColumns.count("macs", ModelFact::cost, NetworkCost::macs),
              CostColumns.count("activations", ModelFact::cost, NetworkCost::activations),
              CostColumns.weights(ModelFact::cost),
              Column.text("documented_params", fact -> fact.documented().params()),
              Column.text("documented_params_source", fact -> fact.documented().paramsSource()),
              Column.number("top1_error_percent", fact -> fact.documented().top1Error()),
              Column.number("top5_error_percent", fact -> fact.documented().top5Error()),
              Column.text("error_source", fact -> fact.documented().errorSource()),
              Column.count("bn_statistics", fact -> fact.counted().bnStatistics()),
              Column.count("params_with_aux", fact -> fact.counted().paramsWithAux())));

  private ModelsCsv() {}

  static ModelFact read(Row row) throws IOException {
    return new ModelFact(
        row.key("model"),
        row.text("input"),
        row.text("citation"),
        new ModelFact.Counted(
            CostColumns.read(row), row.count("bn_statistics"), row.count("params_with_aux")),
        new ModelFact.Documented(
            row.text("documented_params"),
            row.text("documented_params_source"),
            row.number("top1_error_percent"),
            row.number("top5_error_percent"),
            row.text("error_source")));
  }
}
