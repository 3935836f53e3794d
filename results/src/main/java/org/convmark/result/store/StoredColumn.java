package org.convmark.result.store;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.convmark.result.Measurement;
import org.convmark.result.Timing;

/**
 * A column of a table.
 *
 * @param type in SQL, the same in both databases
 * @param value of a row, null where there is none
 */
record StoredColumn<T>(String name, String type, Function<T, Object> value) {

  private static final String TEXT = "TEXT";
  private static final String COUNT = "BIGINT";
  private static final String NUMBER = "DOUBLE PRECISION";
  private static final String TIME = "TIMESTAMP";

  /** The type's number in {@link Types}. */
  int jdbcType() {
    return switch (type) {
      case COUNT -> Types.BIGINT;
      case NUMBER -> Types.DOUBLE;
      case TIME -> Types.TIMESTAMP;
      default -> Types.VARCHAR;
    };
  }

  static <T> StoredColumn<T> text(String name, Function<T, String> value) {
    // PostgreSQL has no text with NUL
    return new StoredColumn<>(name, TEXT, row -> value.apply(row).replace('\u0000', '\ufffd'));
  }

  static <T> StoredColumn<T> count(String name, ToLongFunction<T> value) {
    return new StoredColumn<>(name, COUNT, value::applyAsLong);
  }

  static <T> StoredColumn<T> number(String name, Function<T, OptionalDouble> value) {
    return new StoredColumn<>(
        name,
        NUMBER,
        row -> {
          OptionalDouble number = value.apply(row);
          return number.isPresent() ? number.getAsDouble() : null;
        });
  }

  /** In UTC. */
  static <T> StoredColumn<T> time(String name, Function<T, Optional<Instant>> value) {
    return new StoredColumn<>(
        name,
        TIME,
        row ->
            value.apply(row).map(at -> LocalDateTime.ofInstant(at, ZoneOffset.UTC)).orElse(null));
  }

  /** A count of a timing, null without one. */
  static StoredColumn<Measurement> timed(String name, ToLongFunction<Timing> value) {
    return new StoredColumn<>(
        name,
        COUNT,
        row -> row.figures().map(all -> (Object) value.applyAsLong(all.timing())).orElse(null));
  }
}
