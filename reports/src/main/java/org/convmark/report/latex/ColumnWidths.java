package org.convmark.report.latex;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convmark.report.view.Column;
import org.convmark.report.view.Table;
import org.convmark.report.view.Value;

/**
 * How wide the columns of a table are, in digits of the font, of which {@link #line} fill a line of
 * the document. A column holds its longest word, one of numbers its longest number; what is left
 * goes to those with long texts.
 */
final class ColumnWidths {

  /** 17 cm of text over the 1.5 mm of a digit at 8 pt, less the space between columns. */
  private static final double LINE = 108;

  /** The same at 7 pt. */
  private static final double SMALL_LINE = LINE * 8 / 7;

  private static final int LONG_NAME = 24;
  private static final double WIDEST_WORD = 24;
  private static final double GAP = 2.2;

  private ColumnWidths() {}

  /** The digits of a line: more, in a smaller font, if the table would be too wide. */
  static double line(Table table) {
    return sum(least(table)) > LINE ? SMALL_LINE : LINE;
  }

  static boolean isSmall(Table table) {
    return line(table) > LINE;
  }

  static double[] of(Table table) {
    double line = line(table);
    double[] least = least(table);
    double[] best =
        IntStream.range(0, least.length).mapToDouble(i -> best(table, i, least[i])).toArray();
    double needed = sum(least);
    double wished = sum(best);
    if (wished <= line) {
      return best;
    }
    double share = wished > needed ? Math.max(0, line - needed) / (wished - needed) : 0;
    double shrink = Math.min(1, line / needed);
    return IntStream.range(0, least.length)
        .mapToDouble(i -> (least[i] + share * (best[i] - least[i])) * shrink)
        .toArray();
  }

  private static double[] least(Table table) {
    return IntStream.range(0, table.columns().size()).mapToDouble(i -> least(table, i)).toArray();
  }

  /** The most lines that a row takes. */
  static int lines(List<Value> row, double[] widths) {
    return IntStream.range(0, row.size())
        .map(i -> (int) Math.ceil(1.1 * width(row.get(i).text()) / (widths[i] - GAP)))
        .max()
        .orElse(1);
  }

  private static double least(Table table, int column) {
    Column.Kind kind = table.columns().get(column).kind();
    int longest = kind == Column.Kind.NAME ? LONG_NAME : LatexText.LONG_WORD;
    Stream<String> head = texts(table, column).limit(1);
    Stream<String> body = texts(table, column).skip(1);
    Stream<String> whole = kind == Column.Kind.NUMBER ? body : body.flatMap(ColumnWidths::words);
    return GAP
        + Stream.concat(head.flatMap(ColumnWidths::words), whole)
            .map(word -> word.substring(0, Math.min(word.length(), longest)))
            .mapToDouble(word -> Math.min(WIDEST_WORD, width(word)))
            .max()
            .orElse(1);
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.split("\\s+", -1));
  }

  private static double best(Table table, int column, double least) {
    double most =
        switch (table.columns().get(column).kind()) {
          case NUMBER -> 16;
          case NAME -> 36;
          case TEXT -> 60;
        };
    double longest = GAP + texts(table, column).mapToDouble(ColumnWidths::width).max().orElse(1);
    return Math.max(least, Math.min(most, longest));
  }

  private static Stream<String> texts(Table table, int column) {
    Column head = table.columns().get(column);
    return Stream.concat(
        Stream.of(head.title() + " " + head.unit()),
        table.rows().stream().map(row -> row.get(column).text() + row.get(column).note()));
  }

  private static double width(String text) {
    return text.codePoints().mapToDouble(ColumnWidths::width).sum();
  }

  /** Of a letter of Computer Modern in digits, rounded up. */
  private static double width(int point) {
    if (point == 0xA0 || point == ' ') {
      return 0.8;
    }
    if (point > 0x7E) {
      return point < 0x2100 && !Character.isLetter(point) ? 1.6 : 11;
    }
    return Character.isUpperCase(point) || "mw%&@".indexOf(point) >= 0
        ? 1.65
        : Character.isDigit(point) ? 1 : 1.1;
  }

  private static double sum(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
  }
}
