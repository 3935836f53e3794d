package org.convmark.report.latex;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convmark.report.view.Column;
import org.convmark.report.view.Table;
import org.convmark.report.view.Value;

/**
 * How wide the columns of a table are, in digits of the font, of which {@link #LINE} fill a line of
 * the document. A column holds its longest word; what is left goes to those with long texts.
 */
final class ColumnWidths {

  /** 17 cm of text over the 1.5 mm of a digit at 8 pt, less the space between columns. */
  static final double LINE = 108;

  private static final double WIDEST_WORD = 20;
  private static final double GAP = 2.2;

  private ColumnWidths() {}

  static double[] of(Table table) {
    int columns = table.columns().size();
    double[] least = IntStream.range(0, columns).mapToDouble(i -> least(table, i)).toArray();
    double[] best =
        IntStream.range(0, columns).mapToDouble(i -> best(table, i, least[i])).toArray();
    double needed = sum(least);
    double wished = sum(best);
    if (wished <= LINE) {
      return best;
    }
    double share = wished > needed ? Math.max(0, LINE - needed) / (wished - needed) : 0;
    double shrink = Math.min(1, LINE / needed);
    return IntStream.range(0, columns)
        .mapToDouble(i -> (least[i] + share * (best[i] - least[i])) * shrink)
        .toArray();
  }

  /** The most lines that a row takes. */
  static int lines(List<Value> row, double[] widths) {
    return IntStream.range(0, row.size())
        .map(i -> (int) Math.ceil(1.1 * width(row.get(i).text()) / (widths[i] - GAP)))
        .max()
        .orElse(1);
  }

  private static double least(Table table, int column) {
    return GAP
        + texts(table, column)
            .flatMap(text -> Stream.of(text.split("\\s+", -1)))
            .map(word -> word.substring(0, Math.min(word.length(), LatexText.LONG_WORD)))
            .mapToDouble(word -> Math.min(WIDEST_WORD, width(word)))
            .max()
            .orElse(1);
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
