package org.convmark.report.view;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.result.LayerFact;

/** Where in a network its arithmetic and its parameters are. */
final class LayersSection {

  private static final String ID = "layers";
  private static final String TITLE = "Cost of layers";
  private static final int MOST_ROWS = 5;

  private LayersSection() {}

  static Section of(RunIndex index) {
    Set<String> measured = Set.copyOf(index.models());
    Map<String, List<LayerFact>> networks =
        index.run().documentation().layers().stream()
            .filter(layer -> measured.contains(layer.model()))
            .filter(layer -> layer.macs() > 0)
            .collect(
                Collectors.groupingBy(LayerFact::model, LinkedHashMap::new, Collectors.toList()));
    return networks.isEmpty()
        ? Section.empty(
            ID,
            TITLE,
            "The run holds no layers: it is older, or its networks are files whose layers are not"
                + " known. convmark show prints those of a network.")
        : new Section(
            ID,
            TITLE,
            List.of(
                "Counted on the graph for one image. Time is not measured layer by layer: engines"
                    + " fuse layers, and a clock between them would change what it times."),
            List.of(figure(networks)),
            List.of(table(networks)));
  }

  private static Figure figure(Map<String, List<LayerFact>> networks) {
    return new Figure(
        "layers-chart",
        "Multiply-accumulates of each layer",
        "Millions of multiply-accumulates for one image, convolutions and linear layers in the"
            + " order of the network. Counted, so there is neither an interval nor a number of"
            + " samples.",
        new Choice(
            "Network",
            networks.entrySet().stream()
                .map(entry -> new Choice.Option(entry.getKey(), chart(entry.getValue())))
                .toList()));
  }

  private static Chart chart(List<LayerFact> layers) {
    return new Chart(
        Chart.Style.BARS,
        new Chart.Axis("10\u2076 MACs", Chart.Scale.LINEAR),
        List.of(new Chart.Series("multiply-accumulates", Tints.ordered(1))),
        blocks(layers).entrySet().stream()
            .map(
                block ->
                    new Chart.Group(
                        block.getKey(),
                        block.getValue().stream().map(LayersSection::mark).toList()))
            .toList());
  }

  /** The layers of a block, which is what its name begins with. */
  private static Map<String, List<LayerFact>> blocks(List<LayerFact> layers) {
    return layers.stream()
        .collect(
            Collectors.groupingBy(
                layer -> layer.layer().split("/", 2)[0], LinkedHashMap::new, Collectors.toList()));
  }

  private static Mark mark(LayerFact layer) {
    double millions = layer.macs() / 1e6;
    String name = layer.layer().substring(layer.layer().indexOf('/') + 1);
    boolean same = name.equals(layer.operator()) || name.equals(layer.layer());
    return new Mark(
        0,
        Numbers.rounded(millions),
        null,
        null,
        Numbers.figure(millions)
            + "  "
            + (same ? "" : name + ", ")
            + layer.operator()
            + " \u2192 "
            + layer.outputShape());
  }

  private static Table table(Map<String, List<LayerFact>> networks) {
    return new Table(
        "layers-table",
        "The costliest layers of every network",
        List.of(
            "At most "
                + MOST_ROWS
                + " of each; the run's layers.csv holds all. Shares are of the"
                + " network's sum."),
        List.of(
            Column.name("Model"),
            Column.name("Layer"),
            Column.text("Operator"),
            Column.text("Output"),
            Column.number("MACs", "10\u2076"),
            Column.number("Share"),
            Column.number("Parameters")),
        networks.values().stream().flatMap(LayersSection::rows).toList());
  }

  private static Stream<List<Value>> rows(List<LayerFact> layers) {
    double all = layers.stream().mapToLong(LayerFact::macs).sum();
    return layers.stream()
        .sorted(Comparator.comparingLong(LayerFact::macs).reversed())
        .limit(MOST_ROWS)
        .map(
            layer ->
                List.of(
                    Value.of(layer.model()),
                    Value.of(layer.layer()),
                    Value.of(layer.operator()),
                    Value.of(layer.outputShape()),
                    Value.of(layer.macs() / 1e6),
                    Value.of(Numbers.percent(layer.macs() / all)),
                    Value.of(Numbers.count(layer.params()))));
  }
}
