package org.convmark.report.view;

import java.util.List;

/**
 * A chapter of the report.
 *
 * @param lead sentences that come before everything else
 */
public record Section(
    String id, String title, List<String> lead, List<Figure> figures, List<Table> tables) {

  public Section {
    lead = lead.stream().map(Text::visible).toList();
    figures = List.copyOf(figures);
    tables = List.copyOf(tables);
  }

  /** A section that only says why it has nothing to show. */
  static Section empty(String id, String title, String why) {
    return new Section(id, title, List.of(why), List.of(), List.of());
  }
}
