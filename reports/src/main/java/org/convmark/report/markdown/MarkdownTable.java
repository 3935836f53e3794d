package org.convmark.report.markdown;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convmark.report.view.Column;
import org.convmark.report.view.Table;
import org.convmark.report.view.Value;

/** A table under its caption; a long one is folded. */
final class MarkdownTable {

  private static final int LONGEST_OPEN = 12;

  private MarkdownTable() {}

  static String of(Table table) {
    return table.rows().size() > LONGEST_OPEN
        ? folded(table)
        : "**" + MarkdownText.of(table.caption()) + "**\n\n" + body(table);
  }

  /** A line of its own in the summary, so that its Markdown is read as such. */
  private static String folded(Table table) {
    return String.format(
        Locale.ROOT,
        "<details>\n<summary>\n\n%s (%d rows)\n\n</summary>\n\n%s\n</details>\n",
        MarkdownText.of(table.caption()),
        table.rows().size(),
        body(table));
  }

  private static String body(Table table) {
    StringBuilder out = new StringBuilder();
    out.append(line(table.columns(), MarkdownTable::title));
    out.append(line(table.columns(), MarkdownTable::rule));
    table.rows().forEach(row -> out.append(line(row, MarkdownTable::value)));
    table.notes().stream()
        .filter(note -> !note.isBlank())
        .forEach(note -> out.append('\n').append(MarkdownText.of(note)).append('\n'));
    return out.toString();
  }

  private static <T> String line(List<T> places, Function<T, String> text) {
    return places.stream().map(text).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String title(Column column) {
    String title = MarkdownText.of(column.title());
    return column.unit().isEmpty() ? title : title + " (" + MarkdownText.of(column.unit()) + ")";
  }

  private static String rule(Column column) {
    return column.kind() == Column.Kind.NUMBER ? "---:" : ":---";
  }

  private static String value(Value value) {
    String text = MarkdownText.of(value.text());
    return value.note().isEmpty() ? text : text + "<br>" + MarkdownText.of(value.note());
  }
}
