package org.convmark.result.csv;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.convmark.result.Interval;

/** A row as it is read: a column that the file does not have is empty. */
record Row(CsvFile file, long line, Map<String, Integer> columns, CSVRecord fields) {

  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");
  private static final String AT_LEAST_ZERO = "a number of at least 0";

  String text(String column) {
    Integer index = columns.get(column);
    return index == null ? "" : fields.get(index);
  }

  String key(String column) throws IOException {
    String text = text(column);
    if (text.isEmpty()) {
      throw broken(column, "text");
    }
    return text;
  }

  /** A number of at least 0, or empty. */
  OptionalDouble number(String column) throws IOException {
    OptionalDouble number = anyNumber(column, AT_LEAST_ZERO);
    if (number.isPresent() && number.getAsDouble() < 0) {
      throw broken(column, AT_LEAST_ZERO);
    }
    return number;
  }

  double requiredNumber(String column) throws IOException {
    return number(column).orElseThrow(() -> broken(column, AT_LEAST_ZERO));
  }

  double requiredAbove0(String column) throws IOException {
    double number = requiredNumber(column);
    if (number <= 0) {
      throw broken(column, "a number above 0");
    }
    return number;
  }

  /** The interval that two columns hold; empty if both are. */
  Optional<Interval> interval(String lowColumn, String highColumn) throws IOException {
    OptionalDouble low = anyNumber(lowColumn);
    OptionalDouble high = anyNumber(highColumn);
    if (low.isEmpty() && high.isEmpty()) {
      return Optional.empty();
    }
    if (low.isEmpty()) {
      throw broken(lowColumn, "a number beside " + highColumn);
    }
    if (high.isEmpty() || high.getAsDouble() < low.getAsDouble()) {
      throw broken(highColumn, "a number not below " + lowColumn);
    }
    return Optional.of(new Interval(low.getAsDouble(), high.getAsDouble()));
  }

  /** A finite number, or empty. */
  OptionalDouble anyNumber(String column) throws IOException {
    return anyNumber(column, "a number");
  }

  private OptionalDouble anyNumber(String column, String expected) throws IOException {
    String text = text(column);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!NUMBER.matcher(text).matches()) {
      throw broken(column, expected);
    }
    double number = Double.parseDouble(text);
    if (Double.isInfinite(number)) {
      throw broken(column, expected);
    }
    return OptionalDouble.of(number);
  }

  OptionalLong count(String column) throws IOException {
    String text = text(column);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!COUNT.matcher(text).matches()) {
      throw broken(column, "a whole number of at least 0");
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  int requiredCount(String column, int atLeast) throws IOException {
    OptionalLong count = count(column);
    if (count.isEmpty() || count.getAsLong() < atLeast || count.getAsLong() > Integer.MAX_VALUE) {
      throw broken(column, "a whole number of at least " + atLeast);
    }
    return (int) count.getAsLong();
  }

  /** What was expected of the column, what is there instead, and where. */
  IOException broken(String column, String expected) {
    return broken(column, expected, OneLine.value(text(column)));
  }

  IOException broken(String column, String expected, String found) {
    return file.broken(line, expected + " in column " + column, found);
  }
}
