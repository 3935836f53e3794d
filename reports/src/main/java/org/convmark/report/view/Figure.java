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

  /** As many of a kind may stand one under another. */
  static final int MOST_AT_ONCE = 3;

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
      String words = option.note().isEmpty() ? note : option.note();
      pictures.put(name, new Figure(name, option.name(), words, option.drawing()));
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

  /** Many figures of the same kind as one of which a reader sees one at a time; few as they are. */
  static List<Figure> gathered(String id, String title, List<Figure> figures) {
    if (figures.size() <= MOST_AT_ONCE) {
      return figures;
    }
    List<Choice.Option> options =
        figures.stream().flatMap(figure -> figure.asOptions(title).stream()).toList();
    return List.of(new Figure(id, title, "", new Choice("Conditions", options)));
  }

  private List<Choice.Option> asOptions(String common) {
    String own = title.startsWith(common + ": ") ? title.substring(common.length() + 2) : title;
    return drawing instanceof Choice choice
        ? choice.options().stream()
            .map(each -> new Choice.Option(own + ", " + each.name(), note, each.drawing()))
            .toList()
        : List.of(new Choice.Option(own, note, drawing));
  }
}
