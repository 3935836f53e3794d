package org.convmark.report.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chart with the words that it needs.
 *
 * @param id unique in the report, safe as an anchor
 * @param note what the marks mean, and on how much evidence they rest
 */
public record Figure(String id, String title, String note, Drawing drawing) implements Block {

  public Figure {
    title = Text.visible(title);
    note = Text.visible(note);
  }

  @Override
  public Figure within(String prefix) {
    return new Figure(prefix + id, title, note, drawing.within(prefix));
  }

  /** This figure by its id, or one for each choice that a reader of a page has. */
  Map<String, Figure> pictures() {
    List<Choice.Option> options = options();
    if (options.isEmpty()) {
      return Map.of(id, this);
    }
    Map<String, Figure> pictures = new LinkedHashMap<>();
    for (Choice.Option option : options) {
      String name = id + "-" + pictures.size();
      pictures.put(name, new Figure(name, option.name(), note, option.drawing()));
    }
    return pictures;
  }

  private List<Choice.Option> options() {
    if (drawing instanceof Choice choice) {
      return choice.options();
    }
    if (drawing instanceof EcdfChart distributions) {
      return distributions.cells().stream()
          .map(cell -> new Choice.Option(cell.name(), EcdfChart.lines(cell)))
          .toList();
    }
    return drawing instanceof SampleChart samples
        ? samples.cells().stream()
            .map(cell -> new Choice.Option(cell.name(), new SampleChart(List.of(cell))))
            .toList()
        : List.of();
  }
}
