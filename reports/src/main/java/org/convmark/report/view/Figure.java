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

  /** This figure by its id, or one for each cell where a reader of a page chooses the cell. */
  Map<String, Figure> pictures() {
    if (!(drawing instanceof SampleChart samples)) {
      return Map.of(id, this);
    }
    Map<String, Figure> pictures = new LinkedHashMap<>();
    for (SampleChart.CellSamples cell : samples.cells()) {
      String name = id + "-" + pictures.size();
      pictures.put(name, new Figure(name, cell.name(), note, new SampleChart(List.of(cell))));
    }
    return pictures;
  }
}
