package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.convmark.harness.compare.PlainText;
import org.convmark.harness.compare.SpreadsheetText;
import org.convmark.result.store.Answer;

/** Rows that were read from a store of runs, printed in any of the formats. */
final class StoreListing {

  private final StoreFormat format;
  private final PrintWriter out;

  StoreListing(StoreFormat format, PrintWriter out) {
    this.format = format;
    this.out = out;
  }

  void print(List<Answer.Column> columns, List<List<String>> rows) throws IOException {
    switch (format) {
      case TABLE -> listing(columns, rows).print(Format.TABLE, out);
      case CSV -> listing(columns, rows).print(Format.CSV, out);
      case JSON -> listing(columns, rows).print(Format.JSON, out);
      case MARKDOWN -> printMarkdown(columns, rows);
    }
    out.flush();
  }

  private Listing listing(List<Answer.Column> columns, List<List<String>> rows) {
    Listing listing = new Listing();
    for (Answer.Column column : columns) {
      if (column.isNumber()) {
        listing.number(text(column.name()));
      } else {
        listing.text(text(column.name()));
      }
    }
    rows.forEach(row -> listing.row(texts(columns, row).toArray()));
    return listing;
  }

  private List<String> texts(List<Answer.Column> columns, List<String> row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      texts.add(columns.get(i).isNumber() ? row.get(i) : text(row.get(i)));
    }
    return texts;
  }

  private String text(String text) {
    return switch (format) {
      case TABLE -> PlainText.of(text);
      case CSV -> SpreadsheetText.of(text);
      case JSON -> text;
      case MARKDOWN -> Plain.markdown(text);
    };
  }

  private void printMarkdown(List<Answer.Column> columns, List<List<String>> rows) {
    out.println(line(columns.stream().map(column -> text(column.name())).toList()));
    out.println(line(columns.stream().map(column -> column.isNumber() ? "--:" : ":--").toList()));
    rows.forEach(row -> out.println(line(texts(columns, row))));
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }
}
