package org.convmark.report.view;

import java.util.List;

/** Finds things in a page. */
final class Pages {

  private Pages() {}

  static Section section(Page page, String id) {
    return page.sections().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  static Table table(Page page, String id) {
    return page.sections().stream()
        .flatMap(section -> section.tables().stream())
        .filter(table -> table.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static List<String> column(Table table, String title) {
    int place = table.columns().stream().map(Column::title).toList().indexOf(title);
    return table.rows().stream().map(row -> row.get(place).text()).toList();
  }
}
