package org.convmark.result.csv;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.convmark.result.Ceiling;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;

/** {@code ceilings.csv}: a row per kind of ceiling, device, precision and number of threads. */
final class CeilingsCsv {

  private static final String LOW = "rate_ci95_low";
  private static final String HIGH = "rate_ci95_high";

  static final Table<Ceiling> TABLE =
      new Table<>(
          List.of(
              Column.key("kind", ceiling -> ceiling.kind().word()),
              Column.key("device", Ceiling::device),
              Column.key("precision", Ceiling::precision),
              Column.count("threads", 0, Ceiling::threads),
              Column.key("engine", Ceiling::engine),
              Column.count("forks", 1, Ceiling::forks),
              Column.number("rate", ceiling -> OptionalDouble.of(ceiling.rate().value())),
              // three forks may have an interval that reaches below 0
              Column.anyNumber(LOW, ceiling -> bound(ceiling, Interval::low)),
              Column.anyNumber(HIGH, ceiling -> bound(ceiling, Interval::high)),
              Column.key("unit", ceiling -> ceiling.kind().unit())));

  private CeilingsCsv() {}

  private static OptionalDouble bound(Ceiling ceiling, ToDoubleFunction<Interval> bound) {
    return ceiling.rate().interval().stream().mapToDouble(bound).findFirst();
  }

  static Ceiling read(Row row) throws IOException {
    Ceiling.Kind kind = kind(row);
    return new Ceiling(
        row.key("device"),
        row.key("precision"),
        row.requiredCount("threads", 0),
        kind,
        new Estimate(rate(row), row.interval(LOW, HIGH)),
        row.requiredCount("forks", 1),
        row.key("engine"));
  }

  private static Ceiling.Kind kind(Row row) throws IOException {
    String word = row.text("kind");
    if (!Ceiling.Kind.words().contains(word)) {
      throw row.broken("kind", "one of " + Ceiling.Kind.words());
    }
    Ceiling.Kind kind = Ceiling.Kind.of(word);
    if (!row.text("unit").equals(kind.unit())) {
      throw row.broken("unit", kind.unit() + " beside " + word);
    }
    return kind;
  }

  private static double rate(Row row) throws IOException {
    double rate = row.requiredNumber("rate");
    if (rate <= 0) {
      throw row.broken("rate", "a number above 0");
    }
    return rate;
  }
}
