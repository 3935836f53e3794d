package org.convmark.report.view;

import java.util.List;
import java.util.Locale;

/**
 * A table whose first column names its rows.
 *
 * @param id unique in the report, safe as an anchor
 * @param notes what a reader must know of the columns
 */
public record Table(
    String id, String caption, List<String> notes, List<Column> columns, List<List<Value>> rows)
    implements Block {

  public Table {
    caption = Text.visible(caption);
    notes = notes.stream().map(Text::visible).toList();
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Value> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "table %s: expected %d values a row, found %d",
                id,
                columns.size(),
                row.size()));
      }
    }
  }

  @Override
  public Table within(String prefix) {
    return prefix.isEmpty()
        ? this
        : new Table(
            prefix + id,
            caption,
            notes,
            columns,
            rows.stream()
                .map(row -> row.stream().map(value -> value.within(prefix)).toList())
                .toList());
  }
}
