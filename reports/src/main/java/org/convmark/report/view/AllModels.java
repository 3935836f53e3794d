package org.convmark.report.view;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.convmark.result.ModelFact;

/** Every network that the suite knows, as a paper would list them. */
final class AllModels {

  private AllModels() {}

  static Table of(List<ModelFact> models, Set<String> measured) {
    return new Table(
        "models-all",
        "All networks, in the order of their papers",
        List.of(
            "Parameters are the trained ones of inference; \u201cwith aux\u201d adds the auxiliary"
                + " classifiers that only training has; batch normalisation's moving statistics are"
                + " in neither. Activations are outputs of convolutions and linear layers. Errors"
                + " are what the source says, each under its own protocol."),
        columns(),
        models.stream().map(model -> row(model, measured.contains(model.model()))).toList());
  }

  private static List<Column> columns() {
    return List.of(
        Column.name("Model"),
        Column.text("Input"),
        Column.number("Parameters"),
        Column.number("BN", "statistics"),
        Column.number("MACs", "10\u2079"),
        Column.number("Activations", "10\u2076"),
        Column.number("Weights", "MiB"),
        Column.number("Top-1", "error, %"),
        Column.number("Top-5", "error, %"),
        Column.text("Errors published by"));
  }

  private static List<Value> row(ModelFact model, boolean own) {
    Value name = Value.of(model.model());
    ModelFact.Counted counted = model.counted();
    return List.of(
        own ? name.noted("measured in this run") : name,
        Value.orNone(model.input()),
        OwnModels.counted(
            model,
            Value.of(Numbers.count(model.cost().params()))
                .noted(withAux(model.cost().params(), counted.paramsWithAux()))),
        count(counted.bnStatistics()),
        OwnModels.counted(model, Value.of(model.cost().macs() / 1e9)),
        OwnModels.counted(model, Value.of(model.cost().activations() / 1e6)),
        OwnModels.counted(model, Value.of(model.cost().weightsMib())),
        published(model.documented().top1Error()),
        published(model.documented().top5Error()),
        Value.orNone(model.documented().errorSource()));
  }

  /** Repeating the parameters would hide the few networks which have auxiliary classifiers. */
  private static String withAux(long params, OptionalLong withAux) {
    return withAux.isPresent() && withAux.getAsLong() != params
        ? Numbers.count(withAux.getAsLong()) + " with aux"
        : "";
  }

  private static Value count(OptionalLong count) {
    return count.isPresent() ? Value.of(Numbers.count(count.getAsLong())) : Value.NONE;
  }

  private static Value published(OptionalDouble percent) {
    return percent.isPresent() ? Value.of(Numbers.asPrinted(percent.getAsDouble())) : Value.NONE;
  }
}
