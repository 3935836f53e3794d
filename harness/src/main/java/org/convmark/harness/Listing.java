package org.convmark.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.text.WordUtils;

/** Rows of figures, printed for people or for programs. */
final class Listing {

  /** What a column holds. */
  enum Kind {
    TEXT,
    NUMBER
  }

  private record Column(String name, Kind kind) {}

  private static final int REMARK_WIDTH = 100;
  private static final String INDENT = "    ";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final Map<Integer, String> remarks = new HashMap<>();

  Listing text(String name) {
    columns.add(new Column(name, Kind.TEXT));
    return this;
  }

  Listing number(String name) {
    columns.add(new Column(name, Kind.NUMBER));
    return this;
  }

  /** Adds a row; numbers in plain notation with a dot, empty text for what is not there. */
  void row(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "row: expected %d values, found %d", columns.size(), values.length));
    }
    List<String> row = new ArrayList<>();
    for (Object value : values) {
      row.add(value instanceof Double number ? decimal(number) : String.valueOf(value));
    }
    rows.add(row);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** Adds a sentence to the last row, which is printed below it for people only. */
  void remark(String sentence) {
    remarks.put(rows.size() - 1, sentence);
  }

  void print(Format format, PrintWriter out) throws IOException {
    switch (format) {
      case TABLE -> printTable(out);
      case CSV -> printCsv(out);
      case JSON -> printJson(out);
    }
    out.flush();
  }

  private void printCsv(PrintWriter out) throws IOException {
    CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord(columns.stream().map(Column::name).toList());
    printer.printRecords(rows);
    printer.flush();
  }

  private void printJson(PrintWriter out) throws IOException {
    ArrayNode array = JSON.createArrayNode();
    for (List<String> row : rows) {
      ObjectNode object = array.addObject();
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        String value = row.get(i);
        if (column.kind() == Kind.NUMBER) {
          object.put(column.name(), value.isEmpty() ? null : new BigDecimal(value));
        } else {
          object.put(column.name(), value);
        }
      }
    }
    out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array));
  }

  private void printTable(PrintWriter out) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(Column::name).toList());
    rows.forEach(row -> lines.add(pretty(row)));
    int[] widths = new int[columns.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (int row = -1; row < rows.size(); row++) {
      out.println(line(lines.get(row + 1), widths));
      if (remarks.containsKey(row)) {
        String sentence = WordUtils.wrap(remarks.get(row), REMARK_WIDTH, "\n" + INDENT, false);
        out.println(INDENT + sentence);
      }
    }
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      boolean left = columns.get(i).kind() == Kind.TEXT;
      String cell = cells.get(i);
      String space = " ".repeat(widths[i] - cell.length());
      text.append(i == 0 ? "" : "  ").append(left ? cell + space : space + cell);
    }
    return text.toString().stripTrailing();
  }

  private List<String> pretty(List<String> row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      boolean whole = columns.get(i).kind() == Kind.NUMBER && row.get(i).matches("-?\\d{1,18}");
      cells.add(whole ? String.format(Locale.ROOT, "%,d", Long.parseLong(row.get(i))) : row.get(i));
    }
    return cells;
  }
}
