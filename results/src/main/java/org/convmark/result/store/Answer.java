package org.convmark.result.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rows that answer a question.
 *
 * @param rows a text for each column; empty for null. Numbers are plain with a dot, times are UTC
 *     in ISO 8601
 * @param isCut whether there are more rows than were asked for
 */
public record Answer(List<Column> columns, List<List<String>> rows, boolean isCut) {

  /** A column by its name; one of numbers holds nothing else. */
  public record Column(String name, boolean isNumber) {}

  private static final Set<Integer> NUMBERS =
      Set.of(
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.DECIMAL,
          Types.NUMERIC);

  static Answer of(ResultSet result, int limit) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(new Column(meta.getColumnLabel(i), NUMBERS.contains(meta.getColumnType(i))));
    }
    List<List<String>> rows = new ArrayList<>();
    while (result.next()) {
      if (rows.size() == limit) {
        return new Answer(columns, rows, true);
      }
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(text(result.getObject(i)));
      }
      rows.add(row);
    }
    return new Answer(columns, rows, false);
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? new BigDecimal(value.toString()).toPlainString() : "";
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof BigInteger) {
      return value.toString();
    }
    if (value instanceof Timestamp time) {
      return utc(time.toLocalDateTime());
    }
    return value instanceof LocalDateTime time ? utc(time) : value.toString();
  }

  private static String utc(LocalDateTime time) {
    return time + "Z";
  }
}
