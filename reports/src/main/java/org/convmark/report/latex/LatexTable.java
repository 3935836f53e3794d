package org.convmark.report.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convmark.report.view.Column;
import org.convmark.report.view.Table;
import org.convmark.report.view.Value;

/** A table with the rules of booktabs: a float, or one over several pages if it is long. */
final class LatexTable {

  private static final int LONGEST_FLOAT = 40;
  private static final int LONGEST_TEXT = 300;

  private final Table table;
  private final double[] widths;

  private LatexTable(Table whole) {
    this.table = cut(whole);
    this.widths = ColumnWidths.of(table);
  }

  static String of(Table table) {
    return new LatexTable(table).render();
  }

  /** No row may be higher than a page. */
  private static Table cut(Table table) {
    return new Table(
        table.id(),
        table.caption(),
        table.notes(),
        table.columns(),
        table.rows().stream().map(row -> row.stream().map(LatexTable::cut).toList()).toList());
  }

  private static Value cut(Value value) {
    String text = value.text();
    return text.length() <= LONGEST_TEXT
        ? value
        : new Value(
            text.substring(0, text.offsetByCodePoints(LONGEST_TEXT, -1)) + "\u2026",
            value.note(),
            value.tone(),
            value.link());
  }

  private String render() {
    int lines = table.rows().stream().mapToInt(row -> ColumnWidths.lines(row, widths)).sum();
    return String.format(
            Locale.ROOT,
            "%n%% table %s%n\\convmarktable{%s}{%%%n%s}%n",
            table.id(),
            table.id(),
            lines > LONGEST_FLOAT ? overPages() : floating())
        .replace("\r\n", "\n");
  }

  private String style() {
    return "\\convmarkstyle"
        + (ColumnWidths.isSmall(table) ? "\\scriptsize\\setlength\\tabcolsep{2pt}\n" : "\n");
  }

  private String floating() {
    return "\\begin{table}[htbp]\n"
        + style()
        + caption()
        + "\n\\begin{tabular}{"
        + layout()
        + "}\n\\toprule\n"
        + head()
        + "\\midrule\n"
        + rows()
        + "\\bottomrule\n\\end{tabular}\n\\end{table}\n";
  }

  private String overPages() {
    return "\\begingroup"
        + style()
        + "\\begin{longtable}{"
        + layout()
        + "}\n"
        + caption()
        + "\\\\\n\\toprule\n"
        + head()
        + "\\midrule\n\\endfirsthead\n\\toprule\n"
        + head()
        + "\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n"
        + rows()
        + "\\end{longtable}\n\\endgroup\n";
  }

  private String caption() {
    List<String> sentences = new ArrayList<>();
    sentences.add(table.caption() + ".");
    sentences.addAll(table.notes());
    return String.format(
        Locale.ROOT,
        "\\caption[%s]{\\raggedright %s\\label{tab:convmark-%s}}",
        LatexText.of(table.caption()),
        LatexText.of(sentences),
        table.id());
  }

  private String layout() {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> column(table.columns().get(i), widths[i] / ColumnWidths.line(table)))
        .collect(Collectors.joining("\n  ", "\n  ", ""));
  }

  private static String column(Column column, double share) {
    return String.format(
        Locale.ROOT,
        ">{%s\\arraybackslash}p{\\dimexpr%.4f\\linewidth-2\\tabcolsep\\relax}",
        column.kind() == Column.Kind.NUMBER ? "\\raggedleft" : "\\raggedright",
        share);
  }

  private String head() {
    return table.columns().stream()
        .map(column -> LatexText.of(column.title() + unit(column)))
        .collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  private static String unit(Column column) {
    return column.unit().isEmpty() ? "" : " (" + column.unit() + ")";
  }

  private String rows() {
    return table.rows().stream()
        .map(row -> row.stream().map(LatexTable::value).collect(Collectors.joining(" & ")))
        .collect(Collectors.joining(" \\\\\n", "", " \\\\\n"));
  }

  private static String value(Value value) {
    String text = LatexText.of(value.text());
    return value.note().isEmpty()
        ? text
        : text + "\\textsuperscript{" + LatexText.of(value.note()) + "}";
  }
}
