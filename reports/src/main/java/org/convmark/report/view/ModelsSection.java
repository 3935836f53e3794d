package org.convmark.report.view;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convmark.result.ModelFact;

/** The networks as counted, next to what is published of them. */
final class ModelsSection {

  private static final String ID = "models";
  private static final String TITLE = "Networks";
  private static final Pattern MILLIONS =
      Pattern.compile("[~\u2248<]?\\s*(\\d{1,9}(?:\\.\\d{1,9})?)\\s*M(?:illion)?");

  private ModelsSection() {}

  static Section of(RunIndex index) {
    List<ModelFact> models = index.run().documentation().models();
    if (models.isEmpty()) {
      return Section.empty(ID, TITLE, "The run holds no facts about its networks.");
    }
    return new Section(
        ID, TITLE, List.of(), List.of(), List.of(counted(models), published(models)));
  }

  private static Table counted(List<ModelFact> models) {
    return new Table(
        "models-counted",
        "Size and cost for one image, counted on the graph that was measured",
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
        models.stream().map(ModelsSection::countedRow).toList());
  }

  private static List<Value> countedRow(ModelFact model) {
    OptionalDouble deviation = deviation(model);
    return List.of(
        Value.of(model.model()),
        Value.orNone(model.input()),
        Value.of(Numbers.count(model.cost().params())),
        Value.orNone(model.documented().params()),
        deviation.isPresent()
            ? Value.of(Numbers.signedPercent(deviation.getAsDouble()))
            : Value.NONE,
        Value.of(model.cost().macs() / 1e9),
        Value.of(model.cost().activations() / 1e6),
        Value.of(model.cost().weightsMib()));
  }

  private static Table published(List<ModelFact> models) {
    return new Table(
        "models-published",
        "What is published of them",
        List.of(
            "Errors are the cited authors' on the ImageNet validation set, single crop; nothing"
                + " here measures accuracy."),
        List.of(
            Column.name("Model"),
            Column.number("Top-1 error", "%"),
            Column.number("Top-5 error", "%"),
            Column.text("Errors published by"),
            Column.text("Parameters documented by"),
            Column.text("Paper")),
        models.stream()
            .map(
                model ->
                    List.of(
                        Value.of(model.model()),
                        published(model.documented().top1Error()),
                        published(model.documented().top5Error()),
                        Value.orNone(model.documented().errorSource()),
                        Value.orNone(model.documented().paramsSource()),
                        Value.orNone(model.citation())))
            .toList());
  }

  /** A number that somebody else printed, with the digits it has. */
  private static Value published(OptionalDouble percent) {
    return percent.isPresent() ? Value.of(String.valueOf(percent.getAsDouble())) : Value.NONE;
  }

  /** The difference as a share of the documented number; empty if that is not one in millions. */
  static OptionalDouble deviation(ModelFact model) {
    Matcher millions = MILLIONS.matcher(model.documented().params().strip());
    if (!millions.matches()) {
      return OptionalDouble.empty();
    }
    double documented = Double.parseDouble(millions.group(1)) * 1e6;
    return documented > 0
        ? OptionalDouble.of(model.cost().params() / documented - 1)
        : OptionalDouble.empty();
  }
}
