package org.convmark.report.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.convmark.report.view.BubbleChart.Bubble;
import org.convmark.report.view.BubbleChart.Stress;
import org.convmark.result.ModelFact;

/** Documented error against cost, with the parameters as area. */
final class ErrorChart {

  private final List<ModelFact> drawn;
  private final Set<String> measured;

  private ErrorChart(List<ModelFact> drawn, Set<String> measured) {
    this.drawn = drawn;
    this.measured = measured;
  }

  /** The chart of all models that have a documented top-5 error; none if there are none. */
  static Optional<Figure> of(List<ModelFact> models, Set<String> measured) {
    List<ModelFact> drawn =
        models.stream()
            .filter(model -> model.cost().macs() > 0)
            .filter(model -> model.documented().top5Error().orElse(0) > 0)
            .sorted(Comparator.comparingLong(model -> -model.cost().params()))
            .toList();
    return drawn.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "models-chart",
                "Documented top-5 error against the cost of one image",
                note(models.size(), drawn.size()),
                new ErrorChart(drawn, measured).drawing()));
  }

  private static String note(int all, int drawn) {
    String missing =
        drawn == all
            ? ""
            : String.format(
                Locale.ROOT,
                " %d of %d networks have no documented top-5 error and are not drawn.",
                all - drawn,
                all);
    return "Lower and further left is better; area stands for parameters. Networks that this run"
        + " measured have a ring and, where there is room, their name. Errors are what the source"
        + " in the table says; protocols differ (one crop, ten or more, ensembles), and nothing"
        + " here measures accuracy."
        + missing;
  }

  private BubbleChart drawing() {
    List<Family> families =
        Stream.of(Family.values())
            .filter(family -> drawn.stream().anyMatch(model -> Family.of(model.model()) == family))
            .toList();
    return new BubbleChart(
        new Chart.Axis("GMACs for one image, log scale", Chart.Scale.LOG),
        new Chart.Axis("documented top-5 error in %, log scale", Chart.Scale.LOG),
        "parameters",
        families.stream()
            .map(
                family ->
                    new BubbleChart.Series(family.title(), family.letters(), Tints.family(family)))
            .toList(),
        drawn.stream().map(model -> bubble(families, model)).toList());
  }

  private Bubble bubble(List<Family> families, ModelFact model) {
    return new Bubble(
        families.indexOf(Family.of(model.model())),
        isMeasured(model) ? Stress.STRONG : Stress.PLAIN,
        List.of(
            Numbers.rounded(model.cost().macs() / 1e9),
            Numbers.rounded(model.documented().top5Error().orElseThrow()),
            (double) model.cost().params()),
        isMeasured(model) ? label(model) : "",
        tip(model));
  }

  private boolean isMeasured(ModelFact model) {
    return measured.contains(model.model());
  }

  /** The architecture alone where no other measured variant shares it. */
  private String label(ModelFact model) {
    String architecture = architecture(model);
    long variants =
        drawn.stream()
            .filter(this::isMeasured)
            .filter(other -> architecture(other).equals(architecture))
            .count();
    return variants == 1 ? architecture : model.model();
  }

  private static String architecture(ModelFact model) {
    return model.model().split("/", 2)[0];
  }

  private List<String> tip(ModelFact model) {
    List<String> lines = new ArrayList<>();
    lines.add(model.model() + (isMeasured(model) ? ", measured in this run" : ""));
    lines.add(
        String.format(
            Locale.ROOT,
            "%s GMACs, %s parameters",
            Numbers.figure(model.cost().macs() / 1e9),
            Numbers.count(model.cost().params())));
    lines.add("top-5 error " + percent(model.documented().top5Error().orElseThrow()));
    model.documented().top1Error().ifPresent(error -> lines.add("top-1 error " + percent(error)));
    lines.add(model.documented().errorSource());
    return lines;
  }

  private static String percent(double error) {
    return Numbers.asPrinted(error) + " %";
  }
}
