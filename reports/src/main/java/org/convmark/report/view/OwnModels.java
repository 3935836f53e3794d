package org.convmark.report.view;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convmark.result.ModelFact;

/** The networks of the run as counted, next to what documents say of their size. */
final class OwnModels {

  private static final Pattern MILLIONS =
      Pattern.compile("[~\u2248<]?\\s*(\\d{1,9}(?:\\.\\d{1,9})?)\\s*M(?:illion)?");

  private OwnModels() {}

  static Table counted(List<ModelFact> models) {
    return new Table(
        "models-counted",
        "Networks of this run: size and cost for one image, counted on the graph",
        List.of(
            "MACs are multiply-accumulates of convolutions and linear layers, forward. Weights are"
                + " at 32 bits. The difference is that of the counted number from the documented."),
        List.of(
            Column.name("Model"),
            Column.text("Input"),
            Column.number("Parameters", "counted"),
            Column.number("Parameters", "documented"),
            Column.number("Difference", "from documented"),
            Column.number("MACs", "10\u2079"),
            Column.number("Activations", "10\u2076"),
            Column.number("Weights", "MiB")),
        models.stream().map(OwnModels::countedRow).toList());
  }

  private static List<Value> countedRow(ModelFact model) {
    OptionalDouble deviation = deviation(model);
    return List.of(
        Value.of(model.model()),
        Value.orNone(model.input()),
        counted(model, Value.of(Numbers.count(model.cost().params()))),
        Value.orNone(model.documented().params()),
        deviation.isPresent()
            ? Value.of(Numbers.signedPercent(deviation.getAsDouble()))
            : Value.NONE,
        counted(model, Value.of(model.cost().macs() / 1e9)),
        counted(model, Value.of(model.cost().activations() / 1e6)),
        counted(model, Value.of(model.cost().weightsMib())));
  }

  /** A user's file may hold what nobody here can count. */
  static Value counted(ModelFact model, Value value) {
    return model.cost().isCounted() ? value : Value.NONE;
  }

  static Table published(List<ModelFact> models) {
    return new Table(
        "models-published",
        "Networks of this run: where they are from",
        List.of(),
        List.of(
            Column.name("Model"),
            Column.text("Published in"),
            Column.text("Parameters documented by")),
        models.stream()
            .map(
                model ->
                    List.of(
                        Value.of(model.model()),
                        Value.orNone(model.citation()),
                        Value.orNone(model.documented().paramsSource())))
            .toList());
  }

  /** The difference as a share of the documented number; empty if that is not one in millions. */
  private static OptionalDouble deviation(ModelFact model) {
    Matcher millions = MILLIONS.matcher(model.documented().params().strip());
    if (!millions.matches()) {
      return OptionalDouble.empty();
    }
    double documented = Double.parseDouble(millions.group(1)) * 1e6;
    return documented > 0 && model.cost().isCounted()
        ? OptionalDouble.of(model.cost().params() / documented - 1)
        : OptionalDouble.empty();
  }
}
